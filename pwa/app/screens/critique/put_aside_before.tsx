import { useToday } from "../../parts/phone";
import { KIND } from "../../parts/words";
import type { ToCritique } from "../../store/queries";
import { asideInWords, TakeUpAgain } from "./aside";

/** What somebody put aside and why; each comes back with a tap. */
export function PutAsideBefore({ aside }: { aside: readonly ToCritique[] }) {
  const today = useToday();
  return (
    <details class="card">
      <summary>{`${aside.length} put aside`}</summary>
      <ul class="stack">
        {aside.map((critique) => (
          <li key={critique.id} class="row">
            <span class="grow">
              <strong>
                {[critique.rep.name, KIND[critique.kind], critique.customer].filter(Boolean).join(" · ")}
              </strong>
              <span class="note said">{asideInWords(critique, today)}</span>
            </span>
            <TakeUpAgain id={critique.id} />
          </li>
        ))}
      </ul>
    </details>
  );
}
