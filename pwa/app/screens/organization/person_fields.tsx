import { useId } from "preact/hooks";
import { Choose } from "../../parts/choose";
import type { LookedAfter, Role } from "../../record/people";
import { ROLES } from "./people_words";
import { WhoCoaches } from "./who_coaches";

export interface PersonForm {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly managers: readonly string[];
  /** YYYY-MM-DD, or empty. */
  readonly started_on: string;
  readonly region: string;
}

export const EMPTY: PersonForm = {
  name: "",
  email: "",
  role: "rep",
  managers: [],
  started_on: "",
  region: "",
};

/** Whether everything is there that must be. */
export function ready({ name, email, role, managers }: PersonForm): boolean {
  return name.trim() !== "" && /\S@\S/.test(email) && (role !== "rep" || managers.length > 0);
}

interface Props {
  form: PersonForm;
  coaches: readonly LookedAfter["person"][];
  onChange: (form: PersonForm) => void;
}

/** Who somebody is, and who coaches them. */
export function PersonFields({ form, coaches, onChange }: Props) {
  const set = (fields: Partial<PersonForm>) => onChange({ ...form, ...fields });
  return (
    <>
      <Line label="Name" value={form.name} onType={(name) => set({ name })} required />
      <Line label="E-mail" type="email" value={form.email} onType={(email) => set({ email })} required />
      <Choose
        label="Role"
        value={form.role}
        options={ROLES}
        onChoose={(role) => set({ role: role as Role })}
      />
      {form.role === "rep" && (
        <WhoCoaches coaches={coaches} chosen={form.managers} onChoose={(managers) => set({ managers })} />
      )}
      <div class="pair">
        <Line
          label="First day, if they are new"
          type="date"
          value={form.started_on}
          onType={(started_on) => set({ started_on })}
        />
        <Line label="Region, if you use them" value={form.region} onType={(region) => set({ region })} />
      </div>
    </>
  );
}

interface LineProps {
  label: string;
  type?: "text" | "email" | "date";
  required?: boolean;
  value: string;
  onType: (text: string) => void;
}

function Line({ label, type = "text", required = false, value, onType }: LineProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        class="input"
        type={type as "text"}
        autocomplete="off"
        required={required}
        maxLength={200}
        value={value}
        onInput={(event) => onType(event.currentTarget.value)}
      />
    </div>
  );
}
