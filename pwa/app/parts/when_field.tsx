import { useToday } from "./phone";

interface Props {
  /** Local, as the field has it: "2026-12-04T09:00". */
  value: string;
  hint?: string;
  onInput: (value: string) => void;
}

/** When a ride-along is planned, from today on. */
export function WhenField({ value, hint, onInput }: Props) {
  const today = useToday();
  return (
    <label class="field">
      <span class="label">When</span>
      <input
        class="input"
        type="datetime-local"
        required
        min={`${today}T00:00`}
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {hint && <span class="note">{hint}</span>}
    </label>
  );
}
