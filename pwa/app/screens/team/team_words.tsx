import { useToday } from "../../parts/phone";
import { nextInWords } from "../../parts/review_words";
import { ago, capital, listed } from "../../parts/words";
import type { Need, TeamRow } from "./needs";

/** What the one thing is; soft when there is none, and said when it is not agreed yet. */
export function OneThingOf({ row: { told } }: { row: TeamRow }) {
  if (!told.proposal) return <span class="soft">{told.title}</span>;
  return (
    <span>
      {told.title}
      {!told.focus && <span class="soft"> · not agreed yet</span>}
    </span>
  );
}

const PLACES = 4;

/** The last marks and what is to come, in one short line. */
export function lastMarks({ told }: TeamRow) {
  return { marks: told.marks.slice(-Math.max(1, PLACES - told.toCome)), toCome: told.toCome };
}

export function seenInWords({ lastSeenOn }: TeamRow, today: string): string {
  return lastSeenOn ? capital(ago(lastSeenOn, today)) : "Never seen";
}

export const NEED: Record<NonNullable<Need>, { words: string; look: string }> = {
  agree_it_reached: { words: "Standard reached", look: "reached" },
  see_one_more: { words: "See one more", look: "active" },
  change_it: { words: "What should change?", look: "go" },
  go_and_see: { words: "Go and see", look: "go" },
  agree_it: { words: "Agree it", look: "active" },
  reassess_goal: { words: "Goal to reassess", look: "" },
  let_read: { words: "Goals not read", look: "" },
};

/** "new", "new, day 6 of 10" while the reviews are daily; "" for everybody else. */
export function newInWords({ isNew, reviews: { newHire } }: TeamRow): string {
  if (newHire) return `new, day ${newHire.day} of ${newHire.of}`;
  return isNew ? "new" : "";
}

/** "also with Marcus Oyelaran": the other managers of a rep; "" for most. */
export function alsoWith({ managers }: TeamRow, ledBy: string): string {
  const others = managers.filter(({ id }) => id !== ledBy).map(({ name }) => name);
  return others.length ? `also with ${listed(others)}` : "";
}

/** What the rep needs of the manager, when there is something true to say, and which review comes next. */
export function Needs({ row: { needs, reviews } }: { row: TeamRow }) {
  const today = useToday();
  const review = reviews.toPrepare ?? (needs ? null : reviews.next);
  return (
    <span class="needs">
      {needs && <span class={`badge ${NEED[needs].look}`}>{NEED[needs].words}</span>}
      {review && <span class={review.state === "late" ? "late" : "soft"}>{nextInWords(review, today)}</span>}
    </span>
  );
}
