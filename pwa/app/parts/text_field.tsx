import { useId, useRef, useState } from "preact/hooks";
import { type Kept, useKept } from "./kept";

interface Props {
  label: string;
  /** Who reads it, said below the field. */
  hint?: string;
  placeholder?: string;
  value: string;
  limit: number;
  save: (text: string) => Promise<unknown>;
  focused?: boolean;
}

/** A longer text that is saved while it is typed. */
export function TextField({ label, hint, placeholder, value, limit, save, focused = false }: Props) {
  const id = useId();
  const kept = useKept(value, save);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <textarea
        id={id}
        class="input"
        maxLength={limit}
        placeholder={placeholder}
        aria-describedby={`${id}-hint`}
        value={kept.text}
        onInput={(event) => kept.type(event.currentTarget.value)}
        onBlur={kept.flush}
        // biome-ignore lint/a11y/noAutofocus: the field opens because its button was pressed
        autoFocus={focused}
      />
      <p class="note" id={`${id}-hint`}>
        {[hint, inWords(kept)].filter(Boolean).join(" ")}
      </p>
    </div>
  );
}

/** A text that hides behind a button until somebody wants it, as "+ Note" does. */
export function FoldedField({ open, ...field }: Props & { open: string }) {
  const [asked, setAsked] = useState(false);
  const shown = useRef(field.value !== "");
  if (field.value !== "") shown.current = true;
  if (shown.current || asked) return <TextField {...field} focused={asked && !shown.current} />;
  return (
    <button type="button" class="link" onClick={() => setAsked(true)}>
      {open}
    </button>
  );
}

function inWords(kept: Kept): string {
  if (kept.state === "failed") return "Not saved: the phone may be full.";
  if (kept.state === "keeping") return "Saving…";
  return kept.text ? "Saved." : "";
}
