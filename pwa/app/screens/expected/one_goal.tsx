import { goalInWords } from "../../parts/goal_words";
import { InPlace } from "../../parts/in_place";
import { useKeeping } from "../../parts/keeping";
import { usePhone, useToday } from "../../parts/phone";
import { dayMonth, when } from "../../parts/words";
import { acknowledgeGoal } from "../../record/acknowledge";
import type { Expected } from "../../store/queries";

interface Props {
  expected: Expected;
  /** The first of those to be read. */
  first?: boolean;
}

/** One goal with its reason and what it is worth; that it was read is said once, and the manager sees it. */
export function OneGoal({ expected: { goal, readAt }, first = false }: Props) {
  const phone = usePhone();
  const today = useToday();
  const { busy, alarm, keep } = useKeeping();
  const { valid_from, valid_to, why, bonus } = goal;
  const begins = `${valid_from <= today ? "Since" : "From"} ${dayMonth(valid_from, today)}`;
  const name = goalInWords(goal);
  return (
    <section class={readAt ? "card stack" : "card focus stack"} aria-label={name}>
      <div class="stack tight">
        <h2 class="thing">{name}</h2>
        <p class="note">
          {begins}
          {valid_to ? ` to ${dayMonth(valid_to, today)}` : ", until another goal follows"}
        </p>
      </div>
      <div class="stack tight">
        <h3 class="label soft">Why</h3>
        <p class="as-said">{why}</p>
      </div>
      <div class="stack tight">
        <h3 class="label soft">Your bonus</h3>
        <p class="as-said">{bonus}</p>
      </div>
      {alarm}
      <InPlace of={readAt}>
        {readAt ? (
          <p class="note">✓ You read it {when(readAt, today)}</p>
        ) : (
          <button
            type="button"
            class={first ? "button filled big" : "button big"}
            disabled={busy}
            aria-label={`I have read it: ${name}`}
            onClick={() => keep(() => acknowledgeGoal(phone, goal.id))}
          >
            I have read it
          </button>
        )}
      </InPlace>
    </section>
  );
}
