import { SIGN, WORD } from "../../parts/ratings";
import { promptOf } from "../../parts/told";
import { ago, capital } from "../../parts/words";
import type { Known, Shown } from "../../store/queries";

interface Props {
  interaction: Shown;
  known: Known;
  today: string;
}

/** What was seen in one interaction that was talked through: what went well stands first, the rest on asking. */
export function Latest({ interaction, known, today }: Props) {
  const { customer, occurredOn, repWords, seen } = interaction;
  const rated = [...seen].filter(([, { rating }]) => rating !== "not_seen");
  const met = rated.filter(([, { rating }]) => rating === "met");
  const notes = rated.filter(([, { note }]) => note !== "");
  return (
    <article class="card">
      <h3>{[capital(ago(occurredOn, today)), customer].filter(Boolean).join(" · ")}</h3>
      {met.length > 0 && (
        <p>
          <span class="good">✓</span> {met.map(([id]) => promptOf(known, id)).join(" · ")}
        </p>
      )}
      {notes.map(([id, { note }]) => (
        <blockquote key={id}>“{note}”</blockquote>
      ))}
      {repWords && <p class="note">In your words: “{repWords}”</p>}
      <details>
        <summary>All that was seen ({rated.length})</summary>
        <ul class="stack tight">
          {rated.map(([id, { rating }]) => (
            <li key={id} class="row">
              <span class={`mark ${rating}`} aria-hidden="true">
                {SIGN[rating]}
              </span>
              <span>
                {promptOf(known, id)} <span class="soft">({WORD[rating].toLowerCase()})</span>
              </span>
            </li>
          ))}
        </ul>
      </details>
    </article>
  );
}
