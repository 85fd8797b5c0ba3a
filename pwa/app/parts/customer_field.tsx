import { useId, useState } from "preact/hooks";
import { useKept } from "./kept";

const SHOWN = 6;

interface Props {
  value: string;
  /** Customers met before, most recent first. */
  remembered: readonly string[];
  save: (customer: string) => Promise<unknown>;
}

/** The customer's name: typed, or chosen from the remembered ones with a finger or the arrow keys. */
export function CustomerField({ value, remembered, save }: Props) {
  const id = useId();
  const kept = useKept(value, save);
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const names = fitting(remembered, kept.text);
  const shown = open && names.length > 0;

  function choose(name: string) {
    kept.type(name);
    kept.flush();
    setOpen(false);
    setAt(-1);
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && names.length) {
      event.preventDefault();
      setOpen(true);
      setAt((at + step + names.length) % names.length);
    } else if (event.key === "Enter" && shown && names[at]) {
      event.preventDefault();
      choose(names[at]);
    } else if (event.key === "Escape" && shown) {
      event.preventDefault();
      setOpen(false);
    }
  }

  return (
    <div class="field">
      <label for={id}>Customer</label>
      <div class="combobox">
        <input
          id={id}
          class="input"
          type="text"
          role="combobox"
          autocomplete="off"
          autocapitalize="words"
          maxLength={200}
          placeholder="Who did you meet?"
          aria-expanded={shown}
          aria-controls={`${id}-names`}
          aria-autocomplete="list"
          aria-activedescendant={shown && at >= 0 ? `${id}-${at}` : undefined}
          value={kept.text}
          onFocus={() => setOpen(kept.text === "")}
          onBlur={() => {
            setOpen(false);
            kept.flush();
          }}
          onInput={(event) => {
            kept.type(event.currentTarget.value);
            setOpen(true);
            setAt(-1);
          }}
          onKeyDown={onKeyDown}
        />
        <div id={`${id}-names`} class="options" role="listbox" aria-label="Remembered names" hidden={!shown}>
          {names.map((name, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field (aria-activedescendant)
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
            <div
              key={name}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === at}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(name)}
            >
              {name}
            </div>
          ))}
        </div>
      </div>
      {kept.state === "failed" && (
        <p class="alarm" role="alert">
          The name was not saved: the phone may be full.
        </p>
      )}
    </div>
  );
}

function fitting(remembered: readonly string[], text: string): string[] {
  const typed = text.trim().toLowerCase();
  const names = remembered.filter((name) => name.toLowerCase().includes(typed) && name !== text);
  return names.slice(0, SHOWN);
}
