import { useKeeping } from "../../parts/keeping";
import { usePhone } from "../../parts/phone";
import { TextField } from "../../parts/text_field";
import { tellConversation } from "../../record/conversation";
import type { Conversation } from "../../store/queries";

/** What happens next, and when: a step without a date is none yet. */
export function NextStep({ it }: { it: Conversation }) {
  const phone = usePhone();
  const { alarm, keep } = useKeeping();
  return (
    <div class="pair">
      <TextField
        line
        label="Next step"
        placeholder="Demo with the finance lead"
        limit={4000}
        value={it.nextStep}
        save={(next_step) => tellConversation(phone, it.id, { next_step })}
      />
      <label class="field">
        <span class="label">On</span>
        <input
          class="input"
          type="date"
          min={it.heldOn}
          value={it.nextStepOn ?? ""}
          onChange={(event) => {
            const next_step_on = event.currentTarget.value || null;
            void keep(() => tellConversation(phone, it.id, { next_step_on }));
          }}
        />
        {alarm}
      </label>
    </div>
  );
}
