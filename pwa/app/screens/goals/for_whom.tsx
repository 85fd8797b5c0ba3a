import { usePhone } from "../../parts/phone";
import type { GoalForm, Setters } from "../../store/queries";
import { Field } from "./field";

interface Props {
  form: GoalForm;
  setters: Setters;
  edit: (part: Partial<GoalForm>) => void;
}

/** For whom: the organization, a team or a rep; of many, each for themselves or all together. */
export function ForWhom({ form, setters: { organization, teams, reps }, edit }: Props) {
  const { me } = usePhone();
  function choose(value: string) {
    const [kind, id = null] = value.split(" ");
    const rep_id = kind === "rep" ? id : null;
    edit({ rep_id, manager_id: kind === "team" ? id : null, together: rep_id === null && form.together });
  }
  return (
    <>
      <Field label="For whom">
        {(control) => (
          <select
            {...control}
            class="input"
            value={chosen(form)}
            onChange={(event) => choose(event.currentTarget.value)}
          >
            {organization && <option value="organization">The organization</option>}
            {teams.map(({ id, name }) => (
              <option key={id} value={`team ${id}`}>
                {id === me.id ? "Your team" : `${name}’s team`}
              </option>
            ))}
            {reps.map(({ id, name }) => (
              <option key={id} value={`rep ${id}`}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      {!form.rep_id && (
        <Field label="Each or together">
          {(control) => (
            <select
              {...control}
              class="input"
              value={form.together ? "together" : "each"}
              onChange={(event) => edit({ together: event.currentTarget.value === "together" })}
            >
              <option value="each">Each rep has this goal</option>
              <option value="together">All of them together</option>
            </select>
          )}
        </Field>
      )}
    </>
  );
}

function chosen({ rep_id, manager_id }: GoalForm): string {
  if (rep_id) return `rep ${rep_id}`;
  return manager_id ? `team ${manager_id}` : "organization";
}
