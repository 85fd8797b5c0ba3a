import type { ComponentChildren } from "preact";
import { CopyText } from "./copy_text";

interface Props {
  label: string;
  text: string;
  /** What else can be done with it. */
  children: ComponentChildren;
}

/** A secret that was just made: it is kept as a hash alone, so nobody can say it again. */
export function SaidOnce({ label, text, children }: Props) {
  return (
    <section class="card focus stack" aria-label={label} role="status">
      <p>
        <strong>Copy it now.</strong> It is shown this once, and nobody can say it again.
      </p>
      <code class="token">{text}</code>
      <div class="cluster">
        <CopyText text={text} />
        {children}
      </div>
    </section>
  );
}
