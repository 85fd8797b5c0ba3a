import { useToday } from "../../parts/phone";
import type { ByOther, ToCritique } from "../../store/queries";
import { asideInWords, TakeUpAgain } from "./aside";

/** What other coaches did with it, before or while it is open here. Nothing that was rated is lost by it. */
export function Beside({ critique }: { critique: ToCritique }) {
  const today = useToday();
  return (
    <>
      {critique.byOthers.map((other) => (
        <p key={other.name} class="note" role="status">
          {inWords(other)}
        </p>
      ))}
      {critique.putAsideAt && (
        <div class="card" role="status">
          <p class="said">{asideInWords(critique, today)}</p>
          <TakeUpAgain id={critique.id} />
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
