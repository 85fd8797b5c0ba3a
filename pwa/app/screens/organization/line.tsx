interface Props {
  label: string;
  value: string | null | undefined;
  onInput: (value: string) => void;
  type?: "text" | "password" | "date";
  hint?: string;
  placeholder?: string;
  required?: boolean;
}

/** One setting that is typed as it stands elsewhere: nothing corrects it. */
export function Line({ label, value, onInput, type = "text", hint, placeholder, required = false }: Props) {
  return (
    <label class="field">
      <span class="label">{label}</span>
      <input
        class="input"
        type={type as "text"} // the types of Preact have one element for each
        autoComplete="off"
        autoCapitalize="off"
        spellcheck={false}
        placeholder={placeholder}
        required={required}
        value={value ?? ""}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {hint && <span class="note">{hint}</span>}
    </label>
  );
}
