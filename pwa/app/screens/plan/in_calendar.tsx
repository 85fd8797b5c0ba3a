import { useEffect, useState } from "preact/hooks";
import { Section } from "../../parts/page";
import { usePhone, useToday } from "../../parts/phone";
import { SaidOnce } from "../../parts/said_once";
import { useAsking } from "../../parts/use_asking";
import { dayMonth, localDate } from "../../parts/words";
import { calendarMadeAt, endCalendar, makeCalendar } from "../../record/calendar";
import { syncState } from "../../sync/state";

/** The secret address at which a calendar program reads these plans: made, said once, renewed and ended here. */
export function InCalendar() {
  const phone = usePhone();
  const today = useToday();
  const [madeAt, setMadeAt] = useState<string | null | "unknown">("unknown");
  const [address, setAddress] = useState<string | null>(null);
  const { busy, failed, run, clear } = useAsking();
  const { sentAt } = syncState.value;
  useEffect(() => {
    calendarMadeAt(phone).then(setMadeAt, () => undefined); // asked again with the next signal
  }, [sentAt]);
  const make = () =>
    run(async () => {
      setAddress(await makeCalendar(phone, location.origin));
      setMadeAt(phone.now().toISOString());
    });
  const end = () =>
    run(async () => {
      await endCalendar(phone);
      setAddress(null);
      setMadeAt(null);
    });
  const has = madeAt !== null && madeAt !== "unknown";
  return (
    <Section title="In your calendar">
      <div class="card stack">
        <p>
          Your calendar shows what is planned here, at an address of your own.{" "}
          {has && `There is one since ${dayMonth(localDate(madeAt), today)}.`}
        </p>
        <p class="note">Whoever has the address reads with whom and when you ride along, and nothing else.</p>
        {address && (
          <SaidOnce label="The new address" text={address}>
            <a class="button" href={address.replace(/^https?:/, "webcal:")}>
              Open in my calendar
            </a>
          </SaidOnce>
        )}
        {failed && (
          <p class="alarm" role="alert">
            {failed}{" "}
            <button type="button" class="link" onClick={clear}>
              All right
            </button>
          </p>
        )}
        <div class="cluster">
          <button
            type="button"
            class="button"
            disabled={busy || madeAt === "unknown"}
            onClick={() => void make()}
          >
            {has ? "Make another address" : "Make an address"}
          </button>
          {has && (
            <button type="button" class="link" disabled={busy} onClick={() => void end()}>
              End it
            </button>
          )}
        </div>
        {has && !address && <p class="note">Another one ends the one before.</p>}
        {madeAt === "unknown" && <p class="note">Whether you have one is known with the next signal.</p>}
      </div>
    </Section>
  );
}
