import { useState } from "preact/hooks";
import { useLive } from "../../parts/live";
import { usePhone, useToday } from "../../parts/phone";
import { Sheet } from "../../parts/sheet";
import { inDays } from "../../parts/words";
import { endGoal } from "../../record/goals";
import { allGoals, type HeldGoal } from "../../store/queries";
import { Field } from "./field";
import { endProblem } from "./ready";
import { useSending } from "./use_sending";

/** Let a goal end on a day; one that has not begun is taken back. */
export function EndGoal({ goal }: { goal: HeldGoal }) {
  const [asked, setAsked] = useState(false);
  const coming = goal.standing === "coming";
  return (
    <>
      <button type="button" class="button" onClick={() => setAsked(true)}>
        {coming ? "Take it back" : "End it"}
      </button>
      {asked &&
        (coming ? (
          <TakeBack goal={goal} onDone={() => setAsked(false)} />
        ) : (
          <End goal={goal} onDone={() => setAsked(false)} />
        ))}
    </>
  );
}

interface Props {
  goal: HeldGoal;
  onDone: () => void;
}

function End({ goal, onDone }: Props) {
  const phone = usePhone();
  const today = useToday();
  const [last, setLast] = useState(goal.valid_to ?? today);
  const [wrong, setWrong] = useState<string | null>(null);
  const live = useLive(() => allGoals(phone), []);
  const { busy, alarm, send } = useSending((_field, says) => setWrong(says));
  async function end(event: SubmitEvent) {
    event.preventDefault();
    const problem = live.state === "here" ? endProblem(goal, last, live.value, today) : null;
    setWrong(problem);
    if (problem) return;
    if (await send(() => endGoal(phone, goal.id, last))) onDone();
  }
  return (
    <Sheet label="End this goal" onClose={onDone}>
      <form class="stack" onSubmit={end}>
        <h2>End this goal</h2>
        <Field label="Last day" wrong={wrong} hint="What was due until then stays.">
          {(control) => (
            <input
              {...control}
              class="input"
              type="date"
              required
              min={inDays(today, -1)}
              value={last}
              onInput={(event) => {
                setWrong(null);
                setLast(event.currentTarget.value);
              }}
            />
          )}
        </Field>
        {alarm}
        <button type="submit" class="button filled big" disabled={busy || !last}>
          {busy ? "Sending…" : "End it"}
        </button>
      </form>
    </Sheet>
  );
}

function TakeBack({ goal, onDone }: Props) {
  const phone = usePhone();
  const today = useToday();
  const { busy, alarm, send } = useSending();
  async function takeBack() {
    if (await send(() => endGoal(phone, goal.id, inDays(today, -1)))) onDone();
  }
  return (
    <Sheet label="Take this goal back" onClose={onDone}>
      <div class="stack">
        <h2>Take this goal back</h2>
        <p>It has not begun, so it will never have held.</p>
        {alarm}
        <button type="button" class="button filled big" disabled={busy} onClick={takeBack}>
          {busy ? "Sending…" : "Take it back"}
        </button>
      </div>
    </Sheet>
  );
}
