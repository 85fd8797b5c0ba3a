import type { GoalForm } from "../../store/queries";
import { Field } from "./field";
import type { Wrong } from "./ready";

interface Props {
  form: GoalForm;
  edit: (part: Partial<GoalForm>) => void;
  wrong?: Wrong;
}

/** From when to when a goal holds. */
export function FromTo({ form, edit, wrong = {} }: Props) {
  return (
    <div class="pair">
      <Field label="From" wrong={wrong.valid_from} hint="What was due before stays as it was.">
        {(control) => (
          <input
            {...control}
            class="input"
            type="date"
            value={form.valid_from}
            onInput={(event) => edit({ valid_from: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field label="To" wrong={wrong.valid_to} hint="Empty: until another goal follows.">
        {(control) => (
          <input
            {...control}
            class="input"
            type="date"
            value={form.valid_to}
            onInput={(event) => edit({ valid_to: event.currentTarget.value })}
          />
        )}
      </Field>
    </div>
  );
}
