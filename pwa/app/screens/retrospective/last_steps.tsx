import { Check } from "../../parts/choose";
import { useKeeping } from "../../parts/keeping";
import { usePhone } from "../../parts/phone";
import { stepDone } from "../../record/retrospective";
import type { PartProps } from "./retrospective";
import { keyOf } from "./went_well";

/** What was agreed last time: done or not. */
export function LastSteps({ found, settled }: Pick<PartProps, "found" | "settled">) {
  const phone = usePhone();
  const { busy, alarm, keep } = useKeeping();
  const { lastSteps } = found;
  if (lastSteps.length === 0) return null;
  return (
    <div class="stack tight">
      <h3 class="label">From last time</h3>
      <div class="stack tight few-on-paper">
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
      </div>
      {alarm}
    </div>
  );
}
