import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";

interface Props {
  label: string;
  text: string;
  /** What else can be done with it. */
  children: ComponentChildren;
}

/** A secret that was just made: it is kept as a hash alone, so nobody can say it again. */
export function SaidOnce({ label, text, children }: Props) {
  const [copied, setCopied] = useState<boolean | null>(null);
  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      setCopied(false); // not allowed here, or without a safe connection
    }
  }
  return (
    <section class="card focus stack" aria-label={label} role="status">
      <p>
        <strong>Copy it now.</strong> It is shown this once, and nobody can say it again.
      </p>
      <code class="token">{text}</code>
      <div class="cluster">
        <button type="button" class="button" onClick={() => void copy()}>
          {copied ? "Copied" : "Copy"}
        </button>
        {children}
      </div>
      {copied === false && <p class="alarm">It could not be copied. Select it and copy it by hand.</p>}
    </section>
  );
}
