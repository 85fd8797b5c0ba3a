import { useKeeping } from "../../parts/keeping";
import { usePhone, useToday } from "../../parts/phone";
import { ago, localDate } from "../../parts/words";
import { takeUpAgain } from "../../record/critique";
import type { ByOther, ToCritique } from "../../store/queries";

/** What other coaches did with it, before or while it is open here. Nothing that was rated is lost by it. */
export function Beside({ critique: { id, putAsideAt, putAsideWhy, byOthers } }: { critique: ToCritique }) {
  const phone = usePhone();
  const today = useToday();
  const { busy, alarm, keep } = useKeeping();
  return (
    <>
      {byOthers.map((other) => (
        <p key={other.name} class="note" role="status">
          {inWords(other)}
        </p>
      ))}
      {putAsideAt && (
        <div class="card" role="status">
          <p class="said">{`Put aside ${ago(localDate(putAsideAt), today)}: ${putAsideWhy}`}</p>
          <button
            type="button"
            class="link"
            disabled={busy}
            onClick={() => keep(() => takeUpAgain(phone, id))}
          >
            Take it up again
          </button>
          {alarm}
        </div>
      )}
    </>
  );
}

function inWords({ name, state, toldBy }: ByOther): string {
  if (state === "open") return `${name} critiques it too.`;
  if (state === "finished") return `${name} has critiqued it, and will talk it through.`;
  return `${name} has critiqued it and ${toldBy === "message" ? "sent it" : "talked it through"}.`;
}
