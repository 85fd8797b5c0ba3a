import type { Rating } from "../coaching";
import { SIGN, WORD } from "./ratings";

interface Props {
  /** How the rep rated themselves, and why; "" when they said nothing to it. */
  own: { readonly rating: Rating; readonly note: string };
  /** What the manager saw; null while nothing was tapped. */
  seen: Rating | null;
  /** Whose rating is whose: "You" and "Your manager", or the rep's name and "You". */
  names: { readonly rep: string; readonly manager: string };
}

/** The rep's own rating and the manager's, laid beside each other: something to talk about, not a verdict. */
export function SideBySide({ own, seen, names }: Props) {
  return (
    <div class="stack tight">
      <dl class="two-ratings">
        <One name={names.rep} rating={own.rating} />
        {seen && <One name={names.manager} rating={seen} />}
      </dl>
      {own.note && (
        <p class="note said">
          {names.rep}: “{own.note}”
        </p>
      )}
    </div>
  );
}

function One({ name, rating }: { name: string; rating: Rating }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <span class={`mark ${rating}`} aria-hidden="true">
          {SIGN[rating]}
        </span>
        {WORD[rating]}
      </dd>
    </div>
  );
}
