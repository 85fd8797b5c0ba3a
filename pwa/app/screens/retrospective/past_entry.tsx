import { ChevronRight } from "lucide";
import { Icon } from "../../parts/icon";
import { firstName } from "../../parts/person";
import { usePhone } from "../../parts/phone";
import { periodInWords, REVIEW, stateInWords } from "../../parts/review_words";
import { capital, counted, shortened } from "../../parts/words";
import type { Past } from "../../store/queries";

const MOST_WORDS = 120; // characters

/** One that lies back: with whom and of when, what was said first, and how far it is. */
export function PastEntry({ past, today }: { past: Past; today: string }) {
  const own = usePhone().me.id === past.rep.id;
  const { id, rep, period, startsOn, achievements, nextSteps, named } = past;
  const when = periodInWords(period, startsOn, today);
  const of = period === "week" ? when : `${REVIEW[period].toLowerCase()} ${when}`;
  const said = shortened(achievements || nextSteps, MOST_WORDS);
  const about = [
    stateInWords(past, own ? "You" : firstName(rep.name), today),
    named.length > 0 && `${counted(named.length, "thing")} in the way.`,
  ];
  return (
    <a class="entry" href={`/retrospectives/${id}`}>
      <span class="grow">
        <strong>{own ? capital(of) : `${rep.name} · ${of}`}</strong>
        {said && <span class="said">“{said}”</span>}
        <span class="note">{about.filter(Boolean).join(" ")}</span>
      </span>
      <Icon icon={ChevronRight} />
    </a>
  );
}
