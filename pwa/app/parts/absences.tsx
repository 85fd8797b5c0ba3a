import { useState } from "preact/hooks";
import { addAbsence, removeAbsence } from "../record/absence";
import { type Absence, absencesOf } from "../store/queries";
import { useKeeping } from "./keeping";
import { useLive } from "./live";
import { firstName } from "./person";
import { usePhone, useToday } from "./phone";
import { Sheet } from "./sheet";
import { counted, dayMonth, daysBetween } from "./words";

interface Props {
  rep: { readonly id: string; readonly name: string };
}

/** When a rep is away: those days ask nothing of them. The rep and who coaches them write it. */
export function Absences({ rep }: Props) {
  const phone = usePhone();
  const today = useToday();
  const live = useLive(() => absencesOf(phone.store, rep.id), [rep.id]);
  const [adding, setAdding] = useState(false);
  if (live.state !== "here") return null; // the rest of the screen does not wait for it
  const ahead = live.value.filter(({ to }) => to >= today);
  const over = live.value.filter(({ to }) => to < today).reverse();
  const who = phone.me.id === rep.id ? "you" : firstName(rep.name);
  return (
    <section class="card" aria-label="Away">
      <h2 class="item">Away</h2>
      <p class="note">On these days no goal asks anything of {who}.</p>
      {ahead.length > 0 && <Days absences={ahead} />}
      <div class="cluster">
        <button type="button" class="button" onClick={() => setAdding(true)}>
          Add days away
        </button>
      </div>
      {over.length > 0 && (
        <details>
          <summary>{counted(over.length, "time")} before</summary>
          <Days absences={over} />
        </details>
      )}
      {adding && <AddDays rep={rep} known={live.value} onDone={() => setAdding(false)} />}
    </section>
  );
}

function Days({ absences }: { absences: readonly Absence[] }) {
  const phone = usePhone();
  const today = useToday();
  const { busy, alarm, keep } = useKeeping("It was not removed");
  return (
    <>
      <ul class="lines-apart">
        {absences.map((one) => (
          <li key={one.id} class="cluster apart">
            <span class="grow">
              {daysAway(one, today)}
              {one.note && <span class="note said">{one.note}</span>}
            </span>
            <button
              type="button"
              class="link"
              disabled={busy}
              aria-label={`Remove ${daysAway(one, today)}`}
              onClick={() => keep(() => removeAbsence(phone, one.id))}
            >
              Remove
            </button>
          </li>
        ))}
      </ul>
      {alarm}
    </>
  );
}

/** "4 Dec", "4 Dec to 11 Dec". */
function daysAway({ from, to }: Absence, today: string): string {
  return from === to ? dayMonth(from, today) : `${dayMonth(from, today)} to ${dayMonth(to, today)}`;
}

function AddDays({ rep, known, onDone }: Props & { known: readonly Absence[]; onDone: () => void }) {
  const phone = usePhone();
  const today = useToday();
  const { busy, alarm, keep } = useKeeping();
  const [from, setFrom] = useState(today);
  const [to, setTo] = useState(today);
  const [note, setNote] = useState("");
  const wrong = problemOf(from, to, known, today);
  async function save(event: SubmitEvent) {
    event.preventDefault();
    if (await keep(() => addAbsence(phone, rep.id, { from, to, note }))) onDone();
  }
  return (
    <Sheet label="Add days away" onClose={onDone}>
      <form class="stack" onSubmit={save}>
        <h2>Add days away</h2>
        <label class="field">
          <span class="label">First day away</span>
          <input
            class="input"
            type="date"
            required
            value={from}
            onInput={(event) => {
              setFrom(event.currentTarget.value);
              if (to < event.currentTarget.value) setTo(event.currentTarget.value);
            }}
          />
        </label>
        <label class="field">
          <span class="label">Last day away</span>
          <input
            class="input"
            type="date"
            required
            min={from}
            value={to}
            onInput={(event) => setTo(event.currentTarget.value)}
          />
        </label>
        <label class="field">
          <span class="label">A word on it, if you like</span>
          <input
            class="input"
            maxLength={200}
            placeholder="Vacation"
            value={note}
            onInput={(event) => setNote(event.currentTarget.value)}
          />
          <span class="note">The rep and those who coach them read it.</span>
        </label>
        {wrong && (
          <p class="late" role="status">
            {wrong}
          </p>
        )}
        {alarm}
        <button type="submit" class="button filled big" disabled={busy || wrong !== null || !from || !to}>
          {from && to && from < to ? `Add ${counted(daysBetween(from, to) + 1, "day")}` : "Add this day"}
        </button>
      </form>
    </Sheet>
  );
}

function problemOf(from: string, to: string, known: readonly Absence[], today: string): string | null {
  if (to < from) return "The last day lies before the first.";
  const there = known.find((one) => one.from <= to && from <= one.to);
  return there ? `${daysAway(there, today)} is here already. Remove it first, or choose other days.` : null;
}
