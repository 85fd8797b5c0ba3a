import { useState } from "preact/hooks";
import { type Activity, dayAfter, PERIOD_OF, periodOf } from "../../coaching";
import { ACTIVITY, targetInWords } from "../../parts/activity_words";
import { Choose } from "../../parts/choose";
import { useKeeping } from "../../parts/keeping";
import { usePhone, useToday } from "../../parts/phone";
import { Sheet } from "../../parts/sheet";
import { dayMonth } from "../../parts/words";
import { setActivityTarget } from "../../record/activity_target";
import type { HeldTarget, Person } from "../../store/queries";

const MOST = 1000;
const LONGEST_WHY = 2000;

interface Props {
  activity: Activity;
  /** Null: for everybody. */
  manager: Person | null;
  /** What holds for them now. */
  now: HeldTarget | null;
  everybody: HeldTarget | null;
  onDone: () => void;
}

/** How much, from when and why: a period is asked for as a whole. */
export function TargetSheet({ activity, manager, now, everybody, onDone }: Props) {
  const phone = usePhone();
  const today = useToday();
  const { busy, alarm, keep } = useKeeping();
  const period = PERIOD_OF[activity];
  const { first, last } = periodOf(period, today);
  const next = dayAfter(last, 1);
  const [much, setMuch] = useState(now?.target?.toString() ?? "");
  const [from, setFrom] = useState(first);
  const [why, setWhy] = useState("");
  const title = `${ACTIVITY[activity]}: ${manager?.name ?? "every manager"}`;

  async function set(target: number | null) {
    const asked = { managerId: manager?.id ?? null, activity, target, from, why };
    if (await keep(() => setActivityTarget(phone, asked))) onDone();
  }
  async function save(event: SubmitEvent) {
    event.preventDefault();
    await set(Number(much));
  }

  return (
    <Sheet label={title} onClose={onDone}>
      <form class="stack" onSubmit={save}>
        <h2>{title}</h2>
        <label class="field">
          <span class="label">{activity === "call_notes" ? "Of each rep, a month" : `A ${period}`}</span>
          <input
            class="input"
            type="number"
            inputMode="numeric"
            required
            min={0}
            max={MOST}
            step={1}
            value={much}
            onInput={(event) => setMuch(event.currentTarget.value)}
          />
        </label>
        <Choose
          label="From"
          value={from}
          options={[
            [first, `This ${period}, since ${dayMonth(first, today)}`],
            [next, `Next ${period}, from ${dayMonth(next, today)}`],
          ]}
          onChoose={setFrom}
        />
        <label class="field">
          <span class="label">Why</span>
          <textarea
            class="input"
            required
            maxLength={LONGEST_WHY}
            placeholder="What it is good for, in a sentence they would repeat"
            value={why}
            onInput={(event) => setWhy(event.currentTarget.value)}
          />
        </label>
        {alarm}
        <button
          type="submit"
          class="button filled big"
          disabled={busy || why.trim() === "" || !isWhole(much)}
        >
          Ask for it
        </button>
        {now && (
          <button
            type="button"
            class="button big"
            disabled={busy || why.trim() === ""}
            onClick={() => void set(null)}
          >
            {endInWords(activity, manager, everybody)}
          </button>
        )}
        {now && <p class="note">Either way, say why first.</p>}
      </form>
    </Sheet>
  );
}

function endInWords(activity: Activity, manager: Person | null, everybody: HeldTarget | null): string {
  if (!manager) return "No target any more";
  return everybody?.target
    ? `As everybody’s again: ${targetInWords(activity, everybody.target)}`
    : "As everybody’s again: none";
}

function isWhole(much: string): boolean {
  return /^\d{1,4}$/.test(much) && Number(much) <= MOST;
}
