import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

interface Props {
  /** What stands here: when it is another thing after a press in it, the focus comes here. */
  of: unknown;
  tight?: boolean;
  children: ComponentChildren;
}

/**
 * Where a press puts other words in the place of its button: a button that goes would take the focus with it, and who
 * uses keys or a screen reader would begin again at the top.
 */
export function InPlace({ of, tight = false, children }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const pressed = useRef(false);
  useEffect(() => {
    const here = place.current;
    if (pressed.current && !here?.contains(document.activeElement)) here?.focus({ preventScroll: true });
    pressed.current = false;
  }, [of]);
  return (
    <div
      ref={place}
      class={tight ? "stack tight" : "stack"}
      tabIndex={-1}
      onClickCapture={() => {
        pressed.current = true;
      }}
    >
      {children}
    </div>
  );
}
