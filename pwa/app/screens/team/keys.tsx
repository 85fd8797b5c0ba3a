import { Keyboard } from "lucide";
import { useLayoutEffect, useState } from "preact/hooks";
import { Check } from "../../parts/choose";
import { Icon } from "../../parts/icon";
import { Sheet } from "../../parts/sheet";

const KEYS: readonly (readonly [key: string, does: string])[] = [
  ["/", "Search, or choose whom to show"],
  ["↓ or j", "The next rep"],
  ["↑ or k", "The rep before"],
  ["Enter", "Open the rep’s page"],
  ["?", "Show these keys"],
];

/** The board by keyboard, and what tells of it; nothing on a device that is only touched. */
export function Keys() {
  const [help, setHelp] = useState(false);
  const [single, setSingle] = useState(singleKeys.get);
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      const done = answer(event, single, () => setHelp(true));
      if (done) event.preventDefault();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [single]);
  if (!matchMedia("(any-pointer: fine)").matches) return null;
  return (
    <>
      <button
        type="button"
        class="round desk-only"
        aria-label="Keyboard"
        title="Keyboard"
        aria-haspopup="dialog"
        onClick={() => setHelp(true)}
      >
        <Icon icon={Keyboard} />
      </button>
      {help && (
        <Sheet label="Keyboard" onClose={() => setHelp(false)}>
          <h2>Keyboard</h2>
          <dl class="counts">
            {KEYS.map(([key, does]) => (
              <div key={key}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
          <p class="note">
            They work on this page while nothing is typed. Switch the single keys off if you speak to your
            computer, or press them by accident; the arrows go on working between reps.
          </p>
          <Check
            label="Single keys: / j k ?"
            checked={single}
            onCheck={(on) => {
              singleKeys.set(on);
              setSingle(on);
            }}
          />
        </Sheet>
      )}
    </>
  );
}

/** Whether a key meant something here. While somebody types, or something lies over the board, none does. */
function answer(event: KeyboardEvent, single: boolean, help: () => void): boolean {
  const { key, target, ctrlKey, metaKey, altKey, isComposing } = event;
  if (ctrlKey || metaKey || altKey || isComposing || event.defaultPrevented) return false;
  if (document.querySelector("dialog[open]") || !(target instanceof Element)) return false;
  if (target.matches('[type="search"]')) return key === "Enter" && step(1, target);
  if (target.matches("input:not([type=checkbox]), textarea, select, [contenteditable]")) return false;
  if (key === "ArrowDown" || key === "ArrowUp") {
    return target.closest(BOARD) !== null && step(key === "ArrowDown" ? 1 : -1, target);
  }
  if (!single) return false;
  if (key === "j" || key === "k") return step(key === "j" ? 1 : -1, target);
  if (key === "?") {
    help();
    return true;
  }
  return key === "/" && toTheFilters();
}

const BOARD = ".team-table, .team-list";

/** Move between the reps; from elsewhere to the next one on the page, or to the one before. */
function step(by: 1 | -1, from: Element): boolean {
  const reps = [...document.querySelectorAll<HTMLElement>("[data-rep]")];
  const at = reps.indexOf(from as HTMLElement);
  const behind = Node.DOCUMENT_POSITION_FOLLOWING;
  const next =
    at >= 0
      ? reps[at + by]
      : by === 1
        ? reps.find((rep) => from.compareDocumentPosition(rep) & behind)
        : reps.findLast((rep) => rep.compareDocumentPosition(from) & behind);
  next?.focus();
  return at >= 0 || next !== undefined;
}

function toTheFilters(): boolean {
  const fields = document.querySelectorAll<HTMLElement>(
    ".board-filters input, .board-filters select, .board-filters button",
  );
  const first = [...fields].find((field) => field.offsetParent !== null); // of the phone and the desk one is hidden
  first?.focus();
  return first !== undefined;
}

const KEPT_AS = "ridealong-single-keys";

/** Kept on this device, as it is about its keyboard. A browser that keeps nothing has them on. */
const singleKeys = {
  get: (): boolean => {
    try {
      return localStorage.getItem(KEPT_AS) !== "off";
    } catch {
      return true;
    }
  },
  set: (on: boolean): void => {
    try {
      if (on) localStorage.removeItem(KEPT_AS);
      else localStorage.setItem(KEPT_AS, "off");
    } catch {
      // it holds until the page is left
    }
  },
};
