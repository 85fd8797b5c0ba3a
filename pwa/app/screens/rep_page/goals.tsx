import { goalInWords } from "../../parts/goal_words";
import { useLive } from "../../parts/live";
import { usePhone } from "../../parts/phone";
import { expectationOf } from "../../store/queries";

/** What the rep goes for, and what of it they have not read. */
export function Goals({ repId }: { repId: string }) {
  const phone = usePhone();
  const live = useLive(() => expectationOf(phone, repId), [repId]);
  if (live.state !== "here" || !live.value) return null;
  const { now } = live.value;
  return (
    <section class="card">
      <h2 class="item">Goals</h2>
      {now.length === 0 && <p class="note">No goal counts today.</p>}
      <ul class="stack tight">
        {now.map(({ goal, readAt }) => (
          <li key={goal.id} class="cluster apart">
            <span>{goalInWords(goal)}</span>
            {!readAt && <span class="badge go">Not read</span>}
          </li>
        ))}
      </ul>
      <a class="link" href={`/goals/${repId}`}>
        Goals, and what held when
      </a>
    </section>
  );
}
