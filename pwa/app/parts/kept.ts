import { useEffect, useRef, useState } from "preact/hooks";

const PAUSE_MS = 300;

export interface Kept {
  readonly text: string;
  readonly state: "kept" | "keeping" | "failed";
  type(text: string): void;
  /** Keep what was typed now, without waiting for a pause. */
  flush(): void;
}

/**
 * A text that is saved while it is typed: after a pause of 300 ms, when the field is left, when the app goes to the
 * background and when the screen changes. A value that arrives from elsewhere shows unless something is unsaved.
 */
export function useKept(stored: string, save: (text: string) => Promise<unknown>): Kept {
  const [text, setText] = useState(stored);
  const [state, setState] = useState<Kept["state"]>("kept");
  const unsaved = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const keep = useRef(save);
  keep.current = save;

  useEffect(() => {
    if (unsaved.current !== null) return;
    // The space before the next word is not stored, and must not go while somebody types.
    setText((shown) => (shown.trim() === stored.trim() ? shown : stored));
  }, [stored]);

  function flush() {
    clearTimeout(timer.current);
    const value = unsaved.current;
    if (value === null) return;
    keep.current(value).then(
      () => {
        if (unsaved.current !== value) return;
        unsaved.current = null;
        setState("kept");
      },
      () => setState("failed"),
    );
  }

  function type(value: string) {
    unsaved.current = value;
    setText(value);
    setState("keeping");
    clearTimeout(timer.current);
    timer.current = setTimeout(flush, PAUSE_MS);
  }

  useEffect(() => {
    document.addEventListener("visibilitychange", flush);
    return () => {
      document.removeEventListener("visibilitychange", flush);
      flush();
    };
  }, []);

  return { text, state, type, flush };
}
