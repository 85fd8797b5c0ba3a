import { PERIOD } from "../../parts/goal_words";
import type { GoalForm } from "../../store/queries";
import { Field } from "./field";

interface Props {
  form: GoalForm;
  edit: (part: Partial<GoalForm>) => void;
  wrong?: string | undefined;
  /** What the number is called, and the time. */
  labels: readonly [number: string, time: string];
}

/** How many of it, and in which time. */
export function HowMany({ form, edit, wrong, labels: [number, time] }: Props) {
  return (
    <div class="pair">
      <Field label={number} wrong={wrong}>
        {(control) => (
          <input
            {...control}
            class="input"
            inputMode="numeric"
            autocomplete="off"
            value={form.target}
            onInput={(event) => edit({ target: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field label={time}>
        {(control) => (
          <select
            {...control}
            class="input"
            value={form.period}
            onChange={(event) => edit({ period: event.currentTarget.value as GoalForm["period"] })}
          >
            {Object.entries(PERIOD).map(([period, name]) => (
              <option key={period} value={period}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
    </div>
  );
}
