import { useState } from "preact/hooks";
import library from "../../../../server/coaching/starter_library.json";
import { type Words, wordsOf } from "../../coaching";
import { CATEGORY, IMPACT } from "../../parts/checklist_words";
import { useKeeping } from "../../parts/keeping";
import { usePhone } from "../../parts/phone";
import { Sheet } from "../../parts/sheet";
import { addItem, addStarterItem, putBack } from "../../record/checklist_draft";
import { starterItemId } from "../../record/ids";
import type { Draft } from "../../store/queries";

const LIBRARY = library.map((one) => ({ key: one.key, words: wordsOf(one as Partial<Words>) }));
const BLANK: Words = wordsOf({ kinds: ["ride_along"] });

/** More to look for: from the starter library, one that was taken off, or one of your own. */
export function AddItem({ draft, onAdded }: { draft: Draft; onAdded: (id: string) => void }) {
  const phone = usePhone();
  const [choosing, setChoosing] = useState(false);
  const { busy, alarm, keep } = useKeeping("It was not added");
  return (
    <section class="card open stack" aria-label="Add an item">
      <div class="cluster">
        <button type="button" class="button" onClick={() => setChoosing(true)}>
          From the starter library
        </button>
        <button
          type="button"
          class="button"
          disabled={busy}
          onClick={() => keep(async () => onAdded(await addItem(phone, draft.id, BLANK)))}
        >
          One of your own
        </button>
      </div>
      {alarm}
      {draft.takenOff.map(({ id, words }) => (
        <p key={id} class="note" role="status">
          “{words.prompt}” was taken off. What was seen of it stays.{" "}
          <button type="button" class="link" onClick={() => keep(() => putBack(phone, draft.id, id))}>
            Put it back
          </button>
        </p>
      ))}
      {choosing && <Library draft={draft} onDone={() => setChoosing(false)} />}
    </section>
  );
}

function Library({ draft, onDone }: { draft: Draft; onDone: () => void }) {
  const phone = usePhone();
  const { busy, alarm, keep } = useKeeping("It was not added");
  const there = new Set(draft.items.flatMap(({ id, words }) => [id, words.prompt?.toLowerCase()]));
  const isThere = (key: string, { prompt }: Words) =>
    there.has(starterItemId(phone.me.organization.id, key)) || there.has(prompt?.toLowerCase());
  const categories = Object.entries(CATEGORY);
  return (
    <Sheet label="Starter library" onClose={onDone}>
      <div class="stack">
        <div class="stack tight">
          <h2>Starter library</h2>
          <p class="note">Take what fits, then say it in your own words.</p>
        </div>
        {alarm}
        {categories.map(([category, name]) => (
          <section key={category} class="stack tight">
            <h3>{name}</h3>
            {LIBRARY.filter(({ words }) => words.category === category).map(({ key, words }) => (
              <div key={key} class="row held">
                <div class="grow">
                  <strong>{words.prompt}</strong>
                  <p class="note">{words.good_looks_like}</p>
                  <p class="note">
                    Impact {words.impact}: {IMPACT[words.impact ?? 0]?.name.toLowerCase()}
                  </p>
                </div>
                {isThere(key, words) ? (
                  <span class="badge met">On the list</span>
                ) : (
                  <button
                    type="button"
                    class="button"
                    aria-label={`Add “${words.prompt}”`}
                    disabled={busy}
                    onClick={() => keep(() => addStarterItem(phone, draft.id, key, words))}
                  >
                    Add
                  </button>
                )}
              </div>
            ))}
          </section>
        ))}
      </div>
    </Sheet>
  );
}
