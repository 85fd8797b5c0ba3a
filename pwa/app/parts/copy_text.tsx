import { useState } from "preact/hooks";

interface Props {
  text: string;
  /** What it is called when several stand on one screen. */
  label?: string;
  children?: string;
}

/** Copies a text; where that is not allowed, says so. */
export function CopyText({ text, label, children = "Copy" }: Props) {
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
    <>
      <button
        type="button"
        class="button"
        aria-label={copied ? undefined : label}
        onClick={() => void copy()}
      >
        {copied ? "Copied" : children}
      </button>
      {copied === false && <p class="alarm">It could not be copied. Select it and copy it by hand.</p>}
    </>
  );
}
