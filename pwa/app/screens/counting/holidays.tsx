import { useState } from "preact/hooks";
import { useKeeping } from "../../parts/keeping";
import { usePhone, useToday } from "../../parts/phone";
import { counted, dayMonthYear } from "../../parts/words";
import { addHolidays, removeHoliday } from "../../record/practice";
import type { Holiday } from "../../store/queries";
import { PasteHolidays } from "./paste_holidays";

interface Props {
  holidays: readonly Holiday[];
  edits: boolean;
}

/** The days off of everybody: those to come, and those that were. */
export function Holidays({ holidays, edits }: Props) {
  const today = useToday();
  const [pasting, setPasting] = useState(false);
  const ahead = holidays.filter(({ on }) => on >= today);
  const over = holidays.filter(({ on }) => on < today).reverse();
  return (
    <div class="card stack">
      {ahead.length > 0 ? (
        <Listed holidays={ahead} edits={edits} />
      ) : (
        <p class="note">None to come. Every working day asks for its share of a goal.</p>
      )}
      {edits && <AddOne />}
      {edits && (
        <button type="button" class="link" onClick={() => setPasting(true)}>
          Paste a list
        </button>
      )}
      {over.length > 0 && (
        <details>
          <summary>{counted(over.length, "holiday")} that were</summary>
          <Listed holidays={over} edits={edits} />
        </details>
      )}
      {pasting && <PasteHolidays known={holidays} onDone={() => setPasting(false)} />}
    </div>
  );
}

function Listed({ holidays, edits }: Props) {
  const phone = usePhone();
  const { busy, alarm, keep } = useKeeping("It was not removed");
  return (
    <>
      <ul class="lines-apart">
        {holidays.map(({ id, on, name }) => (
          <li key={id} class="cluster apart">
            <span class="grow">
              {name} <span class="note">{weekdayAnd(on)}</span>
            </span>
            {edits && (
              <button
                type="button"
                class="link"
                disabled={busy}
                aria-label={`Remove ${name}, ${dayMonthYear(on)}`}
                onClick={() => keep(() => removeHoliday(phone, id))}
              >
                Remove
              </button>
            )}
          </li>
        ))}
      </ul>
      {alarm}
    </>
  );
}

function AddOne() {
  const phone = usePhone();
  const { busy, alarm, keep } = useKeeping();
  const [on, setOn] = useState("");
  const [name, setName] = useState("");
  async function add(event: SubmitEvent) {
    event.preventDefault();
    if (!(await keep(() => addHolidays(phone, [{ on, name }])))) return;
    setOn("");
    setName("");
  }
  return (
    <form class="add-line" onSubmit={add}>
      <label class="field">
        <span class="label">Date</span>
        <input
          class="input"
          type="date"
          required
          value={on}
          onInput={(event) => setOn(event.currentTarget.value)}
        />
      </label>
      <label class="field">
        <span class="label">Holiday</span>
        <input
          class="input"
          required
          maxLength={200}
          placeholder="New Year"
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="button" disabled={busy || on === "" || name.trim() === ""}>
        Add
      </button>
      {alarm}
    </form>
  );
}

/** "Fri 25 Dec 2026". */
function weekdayAnd(on: string): string {
  const weekday = new Date(`${on}T00:00:00Z`).toLocaleString("en", { weekday: "short", timeZone: "UTC" });
  return `${weekday} ${dayMonthYear(on)}`;
}
