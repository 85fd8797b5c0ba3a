import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Cell } from "./grid_keys";

const LEAVING_MS = 150; // for the way of the pointer from the cell to its card

interface Shown extends Cell {
  /** Where it begins, in pixels from the place around: below its cell, or above it when that is low on the screen. */
  readonly top: string;
  readonly bottom: string;
  readonly left: string;
}

/**
 * The card beside a cell of a grid. It stays while the pointer or the focus is on the cell or on the card, and goes
 * with Escape (WCAG 1.4.13). `content` gives what is behind a cell; nothing: no card.
 */
export function useCard(id: string, content: (cell: Cell) => ComponentChildren) {
  const around = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const card = useRef<HTMLElement>(null);
  const leaving = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const cell = useRef<HTMLElement | null>(null);
  const [at, setAt] = useState<Shown | null>(null);

  useEffect(() => frame.current?.scrollTo({ left: frame.current.scrollWidth }), []); // the newest are right
  useEffect(() => {
    if (!at) return;
    const press = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || (event.target as Element).closest("dialog")) return;
      if (card.current?.contains(document.activeElement)) cell.current?.focus();
      setAt(null);
    };
    const again = () => cell.current && show(at, cell.current); // a phone that is turned
    document.addEventListener("keydown", press);
    window.addEventListener("resize", again);
    return () => {
      document.removeEventListener("keydown", press);
      window.removeEventListener("resize", again);
    };
  }, [at]);
  useEffect(() => () => clearTimeout(leaving.current), []);

  function show({ row, column }: Cell, beside: HTMLElement) {
    clearTimeout(leaving.current);
    const [outer, inner] = [around.current?.getBoundingClientRect(), beside.getBoundingClientRect()];
    if (!outer) return;
    cell.current = beside;
    const above = inner.bottom > innerHeight / 2;
    setAt({
      row,
      column,
      top: above ? "auto" : `${inner.bottom - outer.top}px`,
      bottom: above ? `${outer.bottom - inner.top}px` : "auto",
      left: `${inner.left - outer.left}px`,
    });
  }
  function leave() {
    clearTimeout(leaving.current);
    leaving.current = setTimeout(() => {
      const focused = document.activeElement;
      if (focused !== cell.current && !card.current?.contains(focused)) setAt(null);
    }, LEAVING_MS);
  }
  function blur({ relatedTarget }: FocusEvent) {
    if (relatedTarget !== cell.current && !card.current?.contains(relatedTarget as Node | null)) setAt(null);
  }

  const inside = at && content(at);
  const shown = inside ? (
    <section
      ref={card}
      class="seen-card"
      aria-label="What was seen"
      style={{ top: at.top, bottom: at.bottom, "--left": at.left }}
      onPointerEnter={() => clearTimeout(leaving.current)}
      onPointerLeave={leave}
      onFocusOut={blur}
    >
      <div id={id}>{inside}</div>
    </section>
  ) : null;
  const isOf = (one: Cell) => shown !== null && at?.row === one.row && at.column === one.column;
  return { around, frame, show, leave, blur, shown, isOf };
}
