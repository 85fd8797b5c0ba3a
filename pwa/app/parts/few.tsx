import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";

const FEW = 5;

interface Props<T> {
  of: readonly T[];
  /** What the rest of them are, after their number: "not accepted". */
  rest: string;
  children: (one: T) => ComponentChildren;
}

/** The first few of a list, and the rest when asked for: whoever has 500 still sees what to do about them. */
export function Few<T>({ of, rest, children }: Props<T>) {
  const [all, setAll] = useState(false);
  const left = of.length - FEW;
  return (
    <>
      {of.slice(0, FEW).map(children)}
      {left > 0 && (
        <details class="held rest" onToggle={(event) => setAll(event.currentTarget.open)}>
          <summary class="link">
            {left} more {rest}
          </summary>
          {all && of.slice(FEW).map(children)}
        </details>
      )}
    </>
  );
}
