import { useState } from "preact/hooks";
import { type Rating, SEEN_IN } from "../../coaching";
import { ItemFace } from "../../parts/item_face";
import { SeenSoFar } from "../../parts/seen_so_far";
import { KIND } from "../../parts/words";
import type { Draft } from "../../store/queries";

/** The draft as a manager will hold it: the real cards, to be tapped. Nothing tapped here is kept. */
export function Preview({ draft }: { draft: Draft }) {
  const [kind, setKind] = useState<(typeof SEEN_IN)[number]>("ride_along");
  const [rated, setRated] = useState<ReadonlyMap<string, Rating>>(new Map());
  const shown = draft.items.filter(({ words }) => words.kinds.includes(kind));
  return (
    <section class="stack no-print" aria-label="Preview on a phone">
      <div class="cluster apart">
        <h2>On a phone</h2>
        <select
          class="input fitting"
          aria-label="Preview for"
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value as typeof kind)}
        >
          {SEEN_IN.map((one) => (
            <option key={one} value={one}>
              {KIND[one]}
            </option>
          ))}
        </select>
      </div>
      <div class="phone-frame">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <div class="phone-screen" tabIndex={0}>
          <p class="note">{KIND[kind]} · nothing you tap here is kept</p>
          <SeenSoFar
            done={shown.filter(({ id }) => (rated.get(id) ?? "not_seen") !== "not_seen").length}
            total={shown.length}
          />
          {shown.length === 0 && <p class="note">Nothing is looked for in this kind of interaction.</p>}
          {shown.map(({ id, words }) => (
            <ItemFace
              key={id}
              item={{ prompt: words.prompt ?? "Not named yet", good: words.good_looks_like }}
              rating={rated.get(id) ?? null}
              onRate={async (rating) => setRated((before) => new Map(before).set(id, rating))}
            >
              <p class="cluster apart as-link" aria-hidden="true">
                <span>+ Note</span> <span>+ Photo</span> <span>+ Voice</span>
              </p>
            </ItemFace>
          ))}
        </div>
      </div>
    </section>
  );
}
