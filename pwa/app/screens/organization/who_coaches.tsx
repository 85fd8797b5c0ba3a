import { useId } from "preact/hooks";
import { Check } from "../../parts/choose";
import type { LookedAfter } from "../../record/people";

interface Props {
  coaches: readonly LookedAfter["person"][];
  chosen: readonly string[];
  onChoose: (ids: readonly string[]) => void;
}

/** The managers and directors who coach a rep: one, or several. */
export function WhoCoaches({ coaches, chosen, onChoose }: Props) {
  const name = useId();
  const toggle = (id: string, on: boolean) =>
    onChoose(on ? [...chosen, id] : chosen.filter((one) => one !== id));
  return (
    <fieldset class="field" aria-labelledby={name}>
      <legend id={name} class="label">
        Who coaches them
      </legend>
      <div class="cluster">
        {coaches.map((one) => (
          <Check
            key={one.id}
            label={one.name}
            checked={chosen.includes(one.id)}
            onCheck={(on) => toggle(one.id, on)}
          />
        ))}
      </div>
    </fieldset>
  );
}
