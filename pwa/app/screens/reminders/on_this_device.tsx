import { useState } from "preact/hooks";
import { usePhone, useToday } from "../../parts/phone";
import { useAsking } from "../../parts/use_asking";
import { dayMonth, localDate } from "../../parts/words";
import { type CanPush, canPush, turnOffHere, turnOnHere } from "../../record/push_here";
import { leavePlace, type Place, type Reminders, tryReminder } from "../../record/reminders";
import type { Change } from "./reminders";

const CANNOT: Readonly<Record<Exclude<CanPush, "can">, string>> = {
  denied:
    "This browser was told to show none. Allow notifications for this site in the browser’s settings, then come back here.",
  home_screen_first:
    "On an iPhone or iPad, put Ridealong on the home screen first: tap Share, then Add to Home Screen. Open it from there, and come back to this screen.",
  never:
    "This browser takes no reminders. Choose e-mail below, or open Ridealong in Chrome, Edge, Firefox or Safari.",
};

/** Whether this browser takes reminders, what it takes to let it, and one's other devices. */
export function OnThisDevice({ answer, busy, change }: { answer: Reminders; busy: boolean; change: Change }) {
  const phone = usePhone();
  const can = canPush();
  const here = answer.places.find((place) => place.here);
  const others = answer.places.filter((place) => !place.here);
  return (
    <>
      <div class="card stack">
        {can !== "can" ? (
          <p>{CANNOT[can]}</p>
        ) : here ? (
          <TakesThem onTurnOff={() => change(() => turnOffHere(phone, here.id))} />
        ) : (
          <>
            <p>
              They come to the lock screen while the app is closed, and name no rep and no customer. This
              browser will ask whether you want them.
            </p>
            <button
              type="button"
              class="button filled big"
              disabled={busy}
              onClick={() => change(() => turnOnHere(phone, answer.push_key))}
            >
              Turn on reminders here
            </button>
          </>
        )}
      </div>
      {others.length > 0 && <Others places={others} onLeave={(id) => change(() => leavePlace(phone, id))} />}
    </>
  );
}

function TakesThem({ onTurnOff }: { onTurnOff: () => void }) {
  const phone = usePhone();
  const { busy, failed, run } = useAsking();
  const [sent, setSent] = useState(false);
  const attempt = async () => setSent(await run(() => tryReminder(phone, "push")));
  return (
    <>
      <p>
        <span class="sign met" aria-hidden="true">
          ✓
        </span>{" "}
        This device takes reminders, until you sign out.
      </p>
      <div class="cluster">
        <button type="button" class="button" disabled={busy} onClick={() => void attempt()}>
          Send me one now
        </button>
        <button type="button" class="link" onClick={onTurnOff}>
          Turn off here
        </button>
      </div>
      {failed && (
        <p class="alarm" role="alert">
          {failed}
        </p>
      )}
      {sent && !failed && (
        <p class="note" role="status">
          Sent. It comes in a moment.
        </p>
      )}
    </>
  );
}

function Others({ places, onLeave }: { places: readonly Place[]; onLeave: (id: string) => void }) {
  const today = useToday();
  return (
    <ul class="card list" aria-label="Your other devices">
      {places.map(({ id, device, made_at }) => (
        <li key={id} class="entry">
          <span class="grow">
            <strong>{device}</strong>
            <span class="note">Takes reminders since {dayMonth(localDate(made_at), today)}.</span>
          </span>
          <button type="button" class="link" aria-label={`Turn off on ${device}`} onClick={() => onLeave(id)}>
            Turn off
          </button>
        </li>
      ))}
    </ul>
  );
}
