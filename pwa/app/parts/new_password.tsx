import { useId, useState } from "preact/hooks";

export const SHORTEST_PASSWORD = 12;
const LONGEST_PASSWORD = 1024;

interface Props {
  label?: string;
  value: string;
  onType: (password: string) => void;
}

/** A password that somebody chooses: shown when they like, pasted, or made by their password manager. */
export function NewPassword({ label = "Choose a password", value, onType }: Props) {
  const id = useId();
  const [shown, setShown] = useState(false);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        class="input"
        type={(shown ? "text" : "password") as "text"}
        name="new-password"
        autocomplete="new-password"
        autocapitalize="none"
        spellcheck={false}
        required
        minLength={SHORTEST_PASSWORD}
        maxLength={LONGEST_PASSWORD}
        aria-describedby={`${id}-hint`}
        value={value}
        onInput={(event) => onType(event.currentTarget.value)}
      />
      <div class="cluster apart">
        <p class="note grow" id={`${id}-hint`} aria-live="polite">
          {howLong(value)}
        </p>
        <button type="button" class="link" aria-pressed={shown} onClick={() => setShown(!shown)}>
          {shown ? "Hide it" : "Show it"}
        </button>
      </div>
    </div>
  );
}

/** Length is what makes a password strong, and the only thing that is asked of it. */
function howLong(password: string): string {
  const missing = SHORTEST_PASSWORD - password.length;
  if (password === "") return `At least ${SHORTEST_PASSWORD} characters. Three or four words are good.`;
  if (missing > 0) return `${missing} more.`;
  return password.length < 16 ? "Long enough." : "Long enough, and strong.";
}
