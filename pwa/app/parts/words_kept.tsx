import { useState } from "preact/hooks";
import { TextField } from "./text_field";

interface Props {
  label: string;
  value: string;
  limit: number;
  hint?: string;
  /** Nothing may be changed any more. */
  settled?: boolean;
  save: (text: string) => Promise<unknown>;
}

/** What somebody said, to be read; a tap away from being changed, while it may be. On paper it is plain text. */
export function WordsKept({ label, value, limit, hint, settled = false, save }: Props) {
  const [writing, setWriting] = useState(false);
  if (writing) {
    return <TextField label={label} value={value} limit={limit} hint={hint ?? ""} save={save} focused />;
  }
  if (!value && settled) return null;
  return (
    <div class="stack tight">
      {value && (
        <p class="as-said">
          <strong>{label}</strong> {value}
        </p>
      )}
      {!settled && (
        <button type="button" class="link" onClick={() => setWriting(true)}>
          {value ? `Change “${label}”` : `+ ${label}`}
        </button>
      )}
    </div>
  );
}
