import { useState } from "preact/hooks";
import { readHolidays } from "../../coaching";
import { useKeeping } from "../../parts/keeping";
import { usePhone } from "../../parts/phone";
import { Sheet } from "../../parts/sheet";
import { counted, dayMonthYear } from "../../parts/words";
import { addHolidays } from "../../record/practice";
import type { Holiday } from "../../store/queries";

const PLACEHOLDER = "2026-12-25 Christmas Day\n1 Jan 2027, New Year";

/** A year's holidays at once: what was understood is shown before it is added. */
export function PasteHolidays({ known, onDone }: { known: readonly Holiday[]; onDone: () => void }) {
  const phone = usePhone();
  const { busy, alarm, keep } = useKeeping("They were not added");
  const [text, setText] = useState("");
  const { holidays, unread } = readHolidays(text);
  const names = new Map(known.map(({ on, name }) => [on, name]));
  const fresh = holidays.filter(({ on, name }) => names.get(on) !== name);
  async function add(event: SubmitEvent) {
    event.preventDefault();
    if (await keep(() => addHolidays(phone, fresh))) onDone();
  }
  return (
    <Sheet label="Paste a list of holidays" onClose={onDone}>
      <form class="stack" onSubmit={add}>
        <h2>Paste a list of holidays</h2>
        <label class="field">
          <span class="label">A date and a name on each line</span>
          <textarea
            class="input"
            rows={6}
            placeholder={PLACEHOLDER}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
        {fresh.length > 0 && (
          <ul class="lines-apart" aria-label="To be added">
            {fresh.map(({ on, name }) => (
              <li key={on} class="cluster apart">
                <span>{name}</span>
                <span class="note">
                  {dayMonthYear(on)}
                  {names.has(on) && ` · was “${names.get(on)}”`}
                </span>
              </li>
            ))}
          </ul>
        )}
        {holidays.length > fresh.length && (
          <p class="note">
            {counted(holidays.length - fresh.length, "holiday is", "holidays are")} here already.
          </p>
        )}
        {unread.length > 0 && (
          <div class="late" role="status">
            <p>No date could be read in {counted(unread.length, "line")}; write it as 2026-12-25:</p>
            <ul>
              {unread.slice(0, 5).map((line, nth) => (
                <li key={nth}>“{line.slice(0, 80)}”</li>
              ))}
            </ul>
          </div>
        )}
        {alarm}
        <button type="submit" class="button filled big" disabled={busy || fresh.length === 0}>
          {fresh.length === 0 ? "Add them" : `Add ${counted(fresh.length, "holiday")}`}
        </button>
      </form>
    </Sheet>
  );
}
