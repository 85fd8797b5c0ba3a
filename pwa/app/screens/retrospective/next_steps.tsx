import { Check } from "../../parts/choose";
import { useKeeping } from "../../parts/keeping";
import { Section } from "../../parts/page";
import { firstName } from "../../parts/person";
import { usePhone } from "../../parts/phone";
import { TextField } from "../../parts/text_field";
import { say, stepDone } from "../../record/retrospective";
import type { PartProps } from "./retrospective";
import { keyOf } from "./went_well";

const LIMIT = 4000;

/** The steps of last time first, whether they are done; then the next ones, one a line. */
export function NextSteps({ found, own, settled }: PartProps) {
  const phone = usePhone();
  const { busy, alarm, keep } = useKeeping();
  const { lastSteps, nextSteps, rep } = found;
  return (
    <Section title="Next steps">
      <div class="card stack">
        {lastSteps.length > 0 && (
          <div class="stack tight">
            <h3 class="label">From last time: done?</h3>
            {lastSteps.map(({ step, done }) =>
              settled ? (
                <p key={step}>{done ? `✓ ${step}` : `– ${step} (not done)`}</p>
              ) : (
                <Check
                  key={step}
                  label={step}
                  checked={done}
                  onCheck={(now) => !busy && keep(() => stepDone(phone, keyOf(found), step, now))}
                />
              ),
            )}
            {alarm}
          </div>
        )}
        {settled ? (
          <p class="as-said">{nextSteps || "None were agreed."}</p>
        ) : (
          <TextField
            label={own ? "Your next step" : "Until next time"}
            hint={own ? "One a line. Your manager reads this." : `One a line. ${firstName(rep.name)} reads this.`}
            value={nextSteps}
            limit={LIMIT}
            save={(text) => say(phone, keyOf(found), "next_steps", text)}
          />
        )}
      </div>
    </Section>
  );
}
