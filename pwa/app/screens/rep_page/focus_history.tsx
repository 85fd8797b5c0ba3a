import {
  FOCUS_STATE,
  lastedInWords,
  slippedInWords,
  tookInWords,
  trainingInWords,
} from "../../parts/focus_words";
import { Marks } from "../../parts/marks";
import { howFar, promptOf } from "../../parts/told";
import type { HeldFocus, Interaction, Known } from "../../store/queries";

interface Props {
  known: Known;
  interactions: readonly Interaction[];
  today: string;
}

/** Every one thing there was, the latest first. */
export function FocusHistory({ known, interactions, today }: Props) {
  return (
    <section class="card">
      <h2 class="item">Focus history</h2>
      {known.focuses.length === 0 && (
        <p class="note">None yet. The first one thing is agreed in a debrief.</p>
      )}
      <ol class="timeline">
        {known.focuses.map((focus) => (
          <Entry key={focus.id} focus={focus} known={known} interactions={interactions} today={today} />
        ))}
      </ol>
    </section>
  );
}

function Entry({ focus, known, interactions, today }: Props & { focus: HeldFocus }) {
  const { item_id, state, reason, trainings } = focus;
  const slipped = slippedInWords(known, focus, today);
  const took = tookInWords(known, focus, interactions);
  return (
    <li class={`stack tight ${state}`}>
      <div class="cluster">
        <strong>{promptOf(known, item_id)}</strong>
        <span class={`badge ${state}`}>{FOCUS_STATE[state]}</span>
      </div>
      <p class="note">{[lastedInWords(focus, today), took].filter(Boolean).join(" · ")}</p>
      {slipped && <p class="note late">{slipped}</p>}
      {reason && <p class="note">“{reason}”</p>}
      {trainings.map((training) => (
        <p key={training.id} class="note">
          {trainingInWords(training, today)}
        </p>
      ))}
      <Marks marks={howFar(known, focus).progress.marks} />
    </li>
  );
}
