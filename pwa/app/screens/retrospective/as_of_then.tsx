import { periodOf } from "../../coaching";
import { useToday } from "../../parts/phone";
import { addressOf, periodInWords } from "../../parts/review_words";
import type { Past, Person } from "../../store/queries";
import type { Search } from "./search";

interface Props {
  search: Search;
  reps: readonly Person[];
  past: readonly Past[];
}

/** For a rep and a week without a retrospective: the way to the numbers as they stood then. */
export function AsOfThen({ search, reps, past }: Props) {
  const today = useToday();
  const rep = reps.find(({ id }) => id === search.rep);
  const startsOn = search.day && periodOf("week", search.day).first;
  if (!rep || !startsOn || startsOn > today) return null;
  const isThere = past.some(
    (one) => one.rep.id === rep.id && one.period === "week" && one.startsOn === startsOn,
  );
  if (isThere) return null;
  return (
    <div class="card open">
      <p>
        No retrospective with {rep.name} in {periodInWords("week", startsOn, today)}.
      </p>
      <a class="button" href={addressOf({ repId: rep.id, period: "week", startsOn })}>
        Look at that week
      </a>
    </div>
  );
}
