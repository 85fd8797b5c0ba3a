import type { ComponentChildren } from "preact";
import type { Rating } from "../coaching";
import { Marks } from "./marks";

interface Props {
  /** What this card is: "The one thing · stays". */
  over: string;
  prompt: string;
  /** What good looks like. */
  good?: string | null;
  marks: readonly Rating[];
  /** How many more are needed for the standard. */
  toCome: number;
  /** How far it is. */
  words?: ComponentChildren;
  children?: ComponentChildren;
}

/** The card that carries the product: one thing, and how far it is. */
export function OneThingCard({ over, prompt, good, marks, toCome, words, children }: Props) {
  return (
    <section class="card focus">
      <p class="overline">{over}</p>
      <h2 class="thing">{prompt}</h2>
      {good && <p class="note">{good}</p>}
      <Marks marks={marks} toCome={toCome} />
      {words && <p class="note">{words}</p>}
      {children}
    </section>
  );
}
