import type { Conversation } from "../store/queries";
import { NOTES } from "./conversation_words";
import { dayMonth } from "./words";

/** The notes of a conversation, to be read: what is missing is said in its place. */
export function ConversationNotes({ it, today }: { it: Conversation; today: string }) {
  const step = [it.nextStep, it.nextStep && it.nextStepOn && `on ${dayMonth(it.nextStepOn, today)}`];
  return (
    <dl class="notes">
      {NOTES.map(([part, label]) => (
        <Note key={part} label={label} text={it[part]} />
      ))}
      <Note
        label="Next step"
        text={step.filter(Boolean).join(" ")}
        lacks={it.lacks.includes("next_step_on") ? "without a date" : null}
      />
    </dl>
  );
}

function Note({ label, text, lacks = null }: { label: string; text: string; lacks?: string | null }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {text.trim() || <span class="late">– Nothing noted</span>}
        {lacks && <span class="late"> – {lacks}</span>}
      </dd>
    </div>
  );
}
