import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import type { Rating } from "../coaching";
import { Marks } from "./marks";
import { RatingGroup } from "./rating_group";

interface Props {
  item: { readonly prompt: string; readonly good: string | null };
  /** What was seen of it since it was agreed, when it is the rep's one thing. */
  oneThing?: { readonly marks: readonly Rating[]; readonly toCome: number } | null;
  /** Its rating would teach the most. */
  lookFor?: boolean;
  rating: Rating | null;
  onRate: (rating: Rating) => Promise<unknown>;
  children?: ComponentChildren;
}

/** One item as it is looked for: what it is, what good looks like, and the four choices. */
export function ItemFace({ item, oneThing = null, lookFor = false, rating, onRate, children }: Props) {
  const name = useId();
  return (
    <section class={oneThing ? "card focus" : "card"} aria-labelledby={name}>
      {oneThing && <p class="overline">The one thing</p>}
      {lookFor && <p class="overline">Look for this too</p>}
      <div>
        <h2 id={name} class={oneThing ? "thing" : "item"}>
          {item.prompt}
        </h2>
        {item.good && <p class="note">{item.good}</p>}
      </div>
      {oneThing && <Marks marks={oneThing.marks} toCome={oneThing.toCome} />}
      <RatingGroup labelledBy={name} rating={rating} onRate={onRate} />
      {children}
    </section>
  );
}
