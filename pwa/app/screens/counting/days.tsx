import { useId } from "preact/hooks";
import { WEEKDAYS, type Weekday } from "../../coaching";
import { Choose } from "../../parts/choose";
import { useKeeping } from "../../parts/keeping";
import { usePhone } from "../../parts/phone";
import { daysInWords, WEEKDAY } from "../../parts/practice_words";
import { changePractice } from "../../record/practice";
import type { Practice } from "../../store/queries";

/** The days of the week that ask something of a rep, and the clock by which a day begins. */
export function WorkingDays({ practice, edits }: { practice: Practice; edits: boolean }) {
  return (
    <div class="card stack">
      {edits ? <Days days={practice.workingDays} /> : <p>{daysInWords(practice.workingDays)}</p>}
      <TimeZone zone={practice.timeZone} edits={edits} />
    </div>
  );
}

function Days({ days }: { days: readonly Weekday[] }) {
  const phone = usePhone();
  const name = useId();
  const { busy, alarm, keep } = useKeeping();
  const toggle = (day: Weekday) =>
    WEEKDAYS.filter((one) => (one === day ? !days.includes(day) : days.includes(one)));
  return (
    <fieldset class="field" aria-labelledby={name}>
      <legend id={name} class="label">
        A goal is spread over these days
      </legend>
      <div class="cluster">
        {WEEKDAYS.map((day) => (
          <button
            key={day}
            type="button"
            class="toggle"
            aria-pressed={days.includes(day)}
            disabled={busy || (days.length === 1 && days.includes(day))}
            onClick={() => keep(() => changePractice(phone, { working_days: toggle(day) }))}
          >
            {WEEKDAY[day]}
          </button>
        ))}
      </div>
      {alarm}
    </fieldset>
  );
}

function TimeZone({ zone, edits }: { zone: string | null; edits: boolean }) {
  const phone = usePhone();
  const { alarm, keep } = useKeeping();
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!edits) return zone ? <p class="note">A day begins by the clock of {inWords(zone)}.</p> : null;
  const zones = [...new Set([...(zone ? [zone] : []), here, ...Intl.supportedValuesOf("timeZone"), "UTC"])];
  return (
    <>
      <Choose
        label="A day begins by the clock of"
        value={zone ?? ""}
        options={[
          ...(zone ? [] : [["", "Not said yet"] as const]),
          ...zones.map((one) => [one, inWords(one)] as const),
        ]}
        onChoose={(chosen) => void keep(() => changePractice(phone, { time_zone: chosen || null }))}
      />
      <p class="note">Calls that are brought in with a time of another zone land on the right day by it.</p>
      {alarm}
    </>
  );
}

/** "America / New York", "UTC". */
function inWords(zone: string): string {
  return zone.replace("Etc/", "").replaceAll("_", " ").replaceAll("/", " / ");
}
