import { useKeeping } from "../../parts/keeping";
import { usePhone, useToday } from "../../parts/phone";
import { ago, KIND, localDate } from "../../parts/words";
import { takeUpAgain } from "../../record/critique";
import type { ToCritique } from "../../store/queries";

/** What somebody put aside and why; each comes back with a tap. */
export function PutAsideBefore({ aside }: { aside: readonly ToCritique[] }) {
  const phone = usePhone();
  const today = useToday();
  const { busy, alarm, keep } = useKeeping();
  return (
    <details class="card">
      <summary>{`${aside.length} put aside`}</summary>
      <ul class="stack">
        {aside.map(({ id, rep, kind, customer, putAsideAt, putAsideWhy }) => (
          <li key={id} class="row">
            <span class="grow">
              <strong>{[rep.name, KIND[kind], customer].filter(Boolean).join(" · ")}</strong>
              <span class="note said">
                {[putAsideAt && `Put aside ${ago(localDate(putAsideAt), today)}`, putAsideWhy]
                  .filter(Boolean)
                  .join(": ")}
              </span>
            </span>
            <button
              type="button"
              class="link"
              disabled={busy}
              onClick={() => keep(() => takeUpAgain(phone, id))}
            >
              Take it up again
            </button>
          </li>
        ))}
      </ul>
      {alarm}
    </details>
  );
}
