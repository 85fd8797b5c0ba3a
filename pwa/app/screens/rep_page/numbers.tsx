import { GoalCount } from "../../parts/goal_count";
import type { Count } from "../../store/queries";

/** The numbers, read from the top: opportunities, and nothing below them. */
export function Numbers({ numbers }: { numbers: readonly Count[] }) {
  const top = numbers.find(({ goal }) => goal.fields.metric === "opportunities");
  return (
    <section class="card">
      <h2 class="item">Numbers, from the top</h2>
      {top ? <GoalCount count={top} /> : <p class="note">No goal for opportunities is set.</p>}
    </section>
  );
}
