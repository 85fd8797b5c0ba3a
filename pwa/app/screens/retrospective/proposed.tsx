import { stepsIn } from "../../coaching";
import { InPlace } from "../../parts/in_place";
import { useKeeping } from "../../parts/keeping";
import { firstName } from "../../parts/person";
import { usePhone } from "../../parts/phone";
import { TextField } from "../../parts/text_field";
import { agreeToProposed, say } from "../../record/retrospective";
import type { PartProps } from "./retrospective";
import { keyOf } from "./went_well";

const LIMIT = 4000;

/** What the rep proposes to do next: theirs to write until it is held, and the manager's to agree to. */
export function Proposed({ found, own, settled }: PartProps) {
  const phone = usePhone();
  const { busy, alarm, keep } = useKeeping();
  const { rep, proposedSteps, nextSteps, managerClosedAt } = found;
  if (own && !managerClosedAt) {
    return (
      <TextField
        label="What do you want to do next?"
        hint="One a line. Your manager reads this."
        value={proposedSteps}
        limit={LIMIT}
        save={(text) => say(phone, keyOf(found), "proposed_steps", text)}
      />
    );
  }
  if (!proposedSteps) return null;
  const agreed = stepsIn(nextSteps, []).map(({ step }) => step);
  const isOpen = stepsIn(proposedSteps, []).some(({ step }) => !agreed.includes(step));
  return (
    <InPlace of={isOpen} tight>
      <p class="as-said">
        <strong>{own ? "You proposed" : `${firstName(rep.name)} proposes`}</strong> {proposedSteps}
      </p>
      {!own && !settled && isOpen && (
        <button
          type="button"
          class="link"
          disabled={busy}
          onClick={() => keep(() => agreeToProposed(phone, keyOf(found)))}
        >
          Agree to it
        </button>
      )}
      {alarm}
    </InPlace>
  );
}
