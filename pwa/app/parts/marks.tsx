import type { Rating } from "../coaching";
import { SIGN, WORD } from "./ratings";

/** What was seen, oldest first, then the empty places that are still needed. Read aloud as words. */
export function Marks({ marks, toCome = 0 }: { marks: readonly Rating[]; toCome?: number }) {
  if (marks.length + toCome === 0) return null;
  return (
    <ul class="marks" aria-label="Seen, oldest first">
      {marks.map((mark, index) => (
        <li key={index}>
          <Mark rating={mark} />
        </li>
      ))}
      {Array.from({ length: toCome }, (_, index) => (
        <li key={`to come ${index}`} class="mark to-come">
          <span class="unseen-text">to come</span>
        </li>
      ))}
    </ul>
  );
}

/** One rating: its sign, read aloud as its word. */
export function Mark({ rating }: { rating: Rating }) {
  return (
    <span class={`mark ${rating}`}>
      <span aria-hidden="true">{SIGN[rating]}</span>
      <span class="unseen-text">{WORD[rating]}</span>
    </span>
  );
}
