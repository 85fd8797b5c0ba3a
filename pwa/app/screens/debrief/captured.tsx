import { AttachedList } from "../../parts/attached";
import { firstName } from "../../parts/person";
import type { Ride } from "../../store/queries";

/** What was photographed and spoken, by item: something to look at together. */
export function Captured({ ride: { items, seen, attached, rep, state } }: { ride: Ride }) {
  const captured = items.filter(({ id }) => attached.has(id));
  if (captured.length === 0) return null;
  return (
    <section class="card">
      <h2>Photos and voice memos</h2>
      {captured.map(({ id, prompt }) => (
        <div key={id} class="stack">
          <p>{prompt}</p>
          <AttachedList
            attached={attached.get(id) ?? []}
            prompt={prompt}
            rating={seen.get(id)?.rating}
            repName={rep.name}
          />
        </div>
      ))}
      {state !== "debriefed" && (
        <p class="note">{firstName(rep.name)} sees these as soon as you have talked it through.</p>
      )}
    </section>
  );
}
