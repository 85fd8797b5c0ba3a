import { useEffect, useRef, useState } from "preact/hooks";
import { mattersTooMuch } from "../../coaching";
import { EVERYTHING_MATTERS } from "../../parts/checklist_words";
import { useKeeping } from "../../parts/keeping";
import { usePhone } from "../../parts/phone";
import { reorder } from "../../record/checklist_draft";
import type { Editing } from "./draft";
import { DraftItem } from "./draft_item";
import { onDropped } from "./drag";

/** The items in their order, to be dragged, or moved by buttons and keys. Each opens to what it says; `added`: now. */
export function DraftItems({ editing, added }: { editing: Editing; added: string | null }) {
  const phone = usePhone();
  const { draft, problems } = editing;
  const { alarm, keep } = useKeeping("It was not moved");
  const [said, setSaid] = useState("");
  const list = useRef<HTMLOListElement>(null);
  const held = useRef<string | null>(null);
  const ids = draft.items.map(({ id }) => id);
  const order = ids.join();

  async function move(id: string, to: number) {
    const from = ids.indexOf(id);
    if (from < 0 || to < 0 || to >= ids.length || from === to) return;
    const next = ids.filter((one) => one !== id);
    next.splice(to, 0, id);
    held.current = (document.activeElement as HTMLElement | null)?.dataset.holds ?? null;
    const name = draft.items[from]?.words.prompt ?? "The item";
    if (await keep(() => reorder(phone, draft.id, next))) setSaid(`${name}: now ${to + 1} of ${ids.length}.`);
  }

  const moving = useRef(move);
  moving.current = move;
  useEffect(() => onDropped(draft.id, (id, to) => void moving.current(id, to)), [draft.id]);
  useEffect(() => focusAgain(list.current, held), [order]);

  return (
    <section class="stack" aria-label="Items">
      {mattersTooMuch(draft.items.map(({ words }) => words.impact)) && (
        <p class="card caution" role="status">
          {EVERYTHING_MATTERS}
        </p>
      )}
      <ol class="draft-items" ref={list}>
        {draft.items.map(({ id, words }, nth) => (
          <DraftItem
            key={id}
            draft={draft}
            id={id}
            words={words}
            nth={nth}
            isNew={id === added}
            problems={problems.filter(({ itemId }) => itemId === id)}
            move={(to) => move(id, to)}
          />
        ))}
      </ol>
      {alarm}
      <p class="unseen-text" role="status">
        {said}
      </p>
    </section>
  );
}

/** What had the focus before its item moved has it again: a browser drops it on the way. Who went on keeps theirs. */
function focusAgain(list: HTMLOListElement | null, held: { current: string | null }): void {
  const name = held.current;
  held.current = null;
  if (!name || !list || wentOn(name)) return;
  const same = list.querySelector<HTMLButtonElement>(`[data-holds="${name}"]:not(:disabled)`);
  const id = name.split(" ")[1];
  (same ?? list.querySelector<HTMLButtonElement>(`[data-holds="open ${id}"]`))?.focus();
}

function wentOn(name: string): boolean {
  const now = document.activeElement;
  if (!(now instanceof HTMLElement) || now === document.body) return false;
  return now.dataset.holds !== name && !now.matches(":disabled");
}
