import { Section } from "../../parts/page";
import { firstName } from "../../parts/person";
import { usePhone } from "../../parts/phone";
import { TextField } from "../../parts/text_field";
import { say } from "../../record/retrospective";
import { LastSteps } from "./last_steps";
import { Proposed } from "./proposed";
import type { PartProps } from "./retrospective";
import { keyOf } from "./went_well";

const LIMIT = 4000;

/** The steps of last time first, whether they are done; then what the rep proposes and what was agreed, one a line. */
export function NextSteps({ found, own, settled, day, today }: PartProps) {
  const phone = usePhone();
  const { nextSteps, rep } = found;
  const agreed = own || settled;
  return (
    <Section title="Next steps">
      <div class="card stack">
        <LastSteps found={found} settled={settled} />
        <Proposed {...{ found, own, settled, day, today }} />
        {agreed ? (
          nextSteps && (
            <p class="as-said">
              <strong>Agreed</strong> {nextSteps}
            </p>
          )
        ) : (
          <TextField
            label="Until next time"
            hint={`One a line. ${firstName(rep.name)} reads this.`}
            value={nextSteps}
            limit={LIMIT}
            save={(text) => say(phone, keyOf(found), "next_steps", text)}
          />
        )}
        {settled && !nextSteps && <p class="note">None were agreed.</p>}
      </div>
    </Section>
  );
}
