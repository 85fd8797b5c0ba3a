import { useId } from "preact/hooks";
import type { Look, Plan } from "../../record/numbers";

interface Props {
  look: Look;
  plan: Plan;
  onChange: (plan: Plan) => void;
  onLookAgain: (plan: Plan) => void;
}

/** What each column holds; one that holds a duration is left out, and says why. */
export function Columns({ look, plan, onChange, onLookAgain }: Props) {
  const telling = new Set(
    look.fields
      .filter(
        ({ name, means }) => means.length > 0 || name === "rep" || name === "value" || name.endsWith("on"),
      )
      .map(({ name }) => name),
  );
  function choose(place: number, name: string | null) {
    const before = plan.columns[place] ?? null;
    // what another column held moves here: two never hold the same
    const columns = plan.columns.map((held, nth) => (nth === place ? name : held === name ? null : held));
    const changed = { ...plan, columns };
    if ([before, name].some((one) => one !== null && telling.has(one))) onLookAgain(changed);
    else onChange(changed);
  }
  return (
    <ul class="card list columns-list">
      {look.columns.map((column, place) => (
        <li key={place} class="entry">
          <span class="grow">
            <strong>{column.header}</strong>
            <span class="note">{column.dropped ?? (column.examples.join(" · ") || "Empty")}</span>
          </span>
          {column.dropped ? (
            <span class="badge">Left out</span>
          ) : (
            <Holds
              header={column.header}
              look={look}
              value={plan.columns[place] ?? null}
              onChoose={(name) => choose(place, name)}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

interface HoldsProps {
  header: string;
  look: Look;
  value: string | null;
  onChoose: (name: string | null) => void;
}

function Holds({ header, look, value, onChoose }: HoldsProps) {
  const id = useId();
  return (
    <span class="holds">
      <label class="unseen-text" for={id}>
        “{header}” is
      </label>
      <select
        id={id}
        class={value ? "input held-field" : "input"}
        value={value ?? ""}
        onChange={(event) => onChoose(event.currentTarget.value || null)}
      >
        <option value="" selected={!value}>
          Not used
        </option>
        {look.fields.map(({ name, label, needed }) => (
          <option key={name} value={name} selected={name === value}>
            {label}
            {needed && " (needed)"}
          </option>
        ))}
      </select>
    </span>
  );
}
