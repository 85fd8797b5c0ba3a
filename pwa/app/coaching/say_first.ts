/** Say first: a true strength from the interaction just seen. Twin of server/coaching/say_first.py. */
import { count, type Day, type Evidence, type Item, type Observation, UNSEEN, weigh } from "./evidence";
import { runOfMet } from "./focus";
import { strongest } from "./one_thing";

/** `item_id` was met in the interaction; `met` of `of` counts its interactions of the last 180 days. */
export interface Strength {
  readonly item_id: string;
  /** How many times running it was met, up to the interaction. */
  readonly in_a_row: number;
  readonly met: number;
  readonly of: number;
}

/**
 * Among the checklist's items met in this interaction the one with the lowest expected miss rate.
 * An item that somebody rated lower in the same interaction was not met. Null when nothing was met.
 */
export function sayFirst(
  observations: Iterable<Observation>,
  checklist: readonly Item[],
  interactionId: string,
  today: Day,
): Strength | null {
  const evidence = weigh(observations, today);
  const run = (itemId: string) => runUpTo(evidence.get(itemId) ?? UNSEEN, interactionId);
  const best = strongest(
    checklist.filter((item) => run(item.id) > 0),
    evidence,
  );
  if (best === null) return null;
  const seen = evidence.get(best) ?? UNSEEN;
  return { item_id: best, in_a_row: run(best), met: count(seen, "met"), of: seen.recent.length };
}

function runUpTo(seen: Evidence, interactionId: string): number {
  const until = seen.marks.findIndex((mark) => mark.interaction_id === interactionId) + 1;
  return runOfMet(seen.marks.slice(0, until).map((mark) => mark.rating));
}
