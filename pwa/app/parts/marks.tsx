import type { Rating } from "../coaching";
import { SIGN, WORD } from "./ratings";

/** What was seen, oldest first, then the empty places that are still needed. Read aloud as words. */
export function Marks({ marks, toCome = 0 }: { marks: readonly Rating[]; toCome?: number }) {
  if (marks.length + toCome === 0) return null;
  return (
    <ul class="marks" aria-label="Seen, oldest first">
      {marks.map((mark, index) => (
        <li key={index} class={`mark ${mark}`}>
          <span aria-hidden="true">{SIGN[mark]}</span>
          <span class="unseen-text">{WORD[mark]}</span>
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
