import { Marks } from "../../parts/marks";
import { howFar, promptOf } from "../../parts/told";
import { dayMonth } from "../../parts/words";
import type { HeldFocus, Known } from "../../store/queries";

const STATE = { active: "now", reached: "standard reached", replaced: "replaced" };

/** Every one thing there was, the latest first. */
export function FocusHistory({ known, today }: { known: Known; today: string }) {
  return (
    <section class="card">
      <h2 class="item">Focus history</h2>
      {known.focuses.length === 0 && (
        <p class="note">None yet. The first one thing is agreed in a debrief.</p>
      )}
      <ol class="timeline">
        {known.focuses.map((focus) => (
          <Entry key={focus.id} focus={focus} known={known} today={today} />
        ))}
      </ol>
    </section>
  );
}

function Entry({ focus, known, today }: { focus: HeldFocus; known: Known; today: string }) {
  const { agreed_on, closed_on, state, reason } = focus;
  const agreed = dayMonth(agreed_on, today);
  return (
    <li class="stack tight">
      <div class="cluster">
        <strong>{promptOf(known, focus.item_id)}</strong>
        <span class={`badge ${state}`}>{STATE[state]}</span>
      </div>
      <p class="note">
        {closed_on ? `${agreed} – ${dayMonth(closed_on, today)}` : `since ${agreed}`}
        {reason && ` · “${reason}”`}
      </p>
      <Marks marks={howFar(known, focus).progress.marks} />
    </li>
  );
}
