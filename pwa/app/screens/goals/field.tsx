import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

interface Props {
  label: string;
  /** What helps to fill it in; where something is wrong, what. */
  hint?: string | undefined;
  wrong?: string | null | undefined;
  children: (control: {
    id: string;
    "aria-describedby": string;
    "aria-invalid": boolean;
  }) => ComponentChildren;
}

/** A field of a form with its name above, and what is wrong with it beneath. */
export function Field({ label, hint = "", wrong = null, children }: Props) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({ id, "aria-describedby": `${id}-hint`, "aria-invalid": wrong !== null })}
      <p class={wrong ? "late" : "note"} id={`${id}-hint`}>
        {wrong ?? hint}
      </p>
    </div>
  );
}
