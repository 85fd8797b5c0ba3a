import { Marks } from "../../parts/marks";
import { tell } from "../../parts/told";
import type { PartProps } from "./retrospective";

/** How far the one thing is. A rep sees what was agreed, and never what might come next. */
export function OneThing({ found, own, day }: PartProps) {
  const told = tell(found.known, day);
  if (own && !told.focus) return null;
  const words = [told.words, !own && told.ask].filter(Boolean).join(" ");
  return (
    <section class="card">
      <h2>{told.focus || !told.proposal ? "The one thing" : "The one thing · not agreed yet"}</h2>
      <p class="item">{told.title}</p>
      <Marks marks={told.marks} toCome={told.toCome} />
      {words && <p class="note">{words}</p>}
    </section>
  );
}
