import { useEffect, useRef, useState } from "preact/hooks";
import type { Rating } from "../coaching";
import { RATINGS, SIGN, WORD } from "./ratings";

interface Props {
  /** The id of the element that names the item. */
  labelledBy: string;
  /** What the phone holds; null: not tapped yet. */
  rating: Rating | null;
  /** What can be chosen; all four unless it is said. */
  among?: readonly Rating[];
  /** What they are called here, where that is not how a rating is called. */
  words?: Partial<Record<Rating, string>>;
  /** Keep a tap. Resolves when it is durable. */
  onRate: (rating: Rating) => Promise<unknown>;
}

/** The choices for one item. A choice looks chosen only when the phone holds it; a tap that failed says so. */
export function RatingGroup({ labelledBy, rating, among = RATINGS, words, onRate }: Props) {
  const group = useRef<HTMLDivElement>(null);
  const [keeping, setKeeping] = useState<Rating | null>(null);
  const [kept, setKept] = useState<Rating | null>(null); // durable, while the screen still reads it back
  const [failed, setFailed] = useState<Rating | null>(null);
  const last = useRef(0); // of the taps so far: only the last one says how it went
  const overtaken = useRef(new Set<Rating>()); // by a later tap: read back, they are no news

  const chosen = kept ?? rating;
  useEffect(() => {
    if (rating === null || !overtaken.current.delete(rating)) setKept(null);
  }, [rating]);

  async function keep(choice: Rating) {
    const before = keeping ?? kept;
    if (before) overtaken.current.add(before);
    overtaken.current.delete(choice);
    last.current += 1;
    const tap = last.current;
    setKeeping(choice);
    setFailed(null);
    const went = await onRate(choice).then(
      () => setKept,
      () => setFailed,
    );
    if (tap !== last.current) return;
    went(choice);
    setKeeping(null);
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const buttons = [...(group.current?.querySelectorAll("button") ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const next = (at + step + among.length) % among.length;
    buttons[next]?.focus();
    void keep(among[next] as Rating);
  }

  return (
    <>
      <div class="choices" role="radiogroup" aria-labelledby={labelledBy} ref={group} onKeyDown={onKeyDown}>
        {among.map((choice, index) => (
          // biome-ignore lint/a11y/useSemanticElements: a native radio would look chosen before it is kept
          <button
            key={choice}
            type="button"
            role="radio"
            class={`choice ${choice}`}
            aria-checked={chosen === choice}
            aria-busy={keeping === choice}
            tabIndex={chosen === choice || (chosen === null && index === 0) ? 0 : -1}
            onClick={() => keep(choice)}
          >
            <span class="sign" aria-hidden="true">
              {SIGN[choice]}
            </span>
            {words?.[choice] ?? WORD[choice]}
          </button>
        ))}
      </div>
      {failed && (
        <p class="alarm" role="alert">
          “{words?.[failed] ?? WORD[failed]}” was not saved: the phone may be full. Tap it again.
        </p>
      )}
    </>
  );
}
