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
  /** A single line. */
  line?: boolean;
  /** Says why a text cannot be kept like this; null: it can. */
  wrong?: (text: string) => string | null;
}

/** A text that is saved while it is typed. */
export function TextField(props: Props) {
  const { label, hint, placeholder, value, limit, save, focused = false, line = false, wrong } = props;
  const id = useId();
  const kept = useKept(value, async (text) => wrong?.(text) ?? save(text));
  const amiss = wrong?.(kept.text) ?? null;
  const Control = line ? "input" : "textarea";
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <Control
        id={id}
        class="input"
        maxLength={limit}
        placeholder={placeholder}
        aria-describedby={`${id}-hint`}
        aria-invalid={amiss !== null}
        value={kept.text}
        onInput={(event) => kept.type(event.currentTarget.value)}
        onBlur={kept.flush}
        autoFocus={focused}
      />
      <p class={amiss ? "late" : "note"} id={`${id}-hint`}>
        {amiss ?? [hint, inWords(kept)].filter(Boolean).join(" ")}
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
