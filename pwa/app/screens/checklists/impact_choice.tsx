import { useId, useRef } from "preact/hooks";
import { IMPACT } from "../../parts/checklist_words";
import { useKeeping } from "../../parts/keeping";

const LEVELS = [5, 4, 3, 2, 1];

interface Props {
  value: number | null;
  save: (impact: number) => Promise<void>;
}

/** How much hangs on an item, each level with what it means: it decides what a rep is coached on first. */
export function ImpactChoice({ value, save }: Props) {
  const name = useId();
  const group = useRef<HTMLDivElement>(null);
  const { alarm, keep } = useKeeping();

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step || event.altKey) return;
    event.preventDefault();
    const buttons = [...(group.current?.querySelectorAll("button") ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const next = (at + step + LEVELS.length) % LEVELS.length;
    buttons[next]?.focus();
    void keep(() => save(LEVELS[next] as number));
  }

  return (
    <div class="field">
      <span id={name} class="label">
        How much hangs on it
      </span>
      <div class="levels" role="radiogroup" aria-labelledby={name} ref={group} onKeyDown={onKeyDown}>
        {LEVELS.map((level) => (
          // biome-ignore lint/a11y/useSemanticElements: a native radio would look chosen before it is kept
          <button
            key={level}
            type="button"
            role="radio"
            class="level"
            aria-checked={value === level}
            tabIndex={value === level || (value === null && level === LEVELS[0]) ? 0 : -1}
            onClick={() => keep(() => save(level))}
          >
            <span class="level-sign" aria-hidden="true">
              {level}
            </span>
            <span>
              <strong>
                <span class="unseen-text">{level}: </span>
                {IMPACT[level]?.name}
              </strong>
              <span class="note">{IMPACT[level]?.means}</span>
            </span>
          </button>
        ))}
      </div>
      {alarm}
    </div>
  );
}
