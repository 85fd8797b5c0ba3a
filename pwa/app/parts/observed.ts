/** Observations one by one, as a list of them shows and exports them. */
import type { Attached, Known, Seen, Shown } from "../store/queries";

export interface Observed {
  readonly interaction: Shown;
  readonly itemId: string;
  readonly seen: Seen;
  readonly attached: readonly Attached[];
}

/** Every observation in these interactions (newest first), each interaction's in the order of the checklist. */
export function observedIn(interactions: readonly Shown[], known: Known): Observed[] {
  const order = new Map(known.checklist.map(({ id }, place) => [id, place]));
  const placeOf = ([itemId]: [string, Seen]) => order.get(itemId) ?? order.size;
  return interactions.flatMap((interaction) =>
    [...interaction.seen]
      .sort((a, b) => placeOf(a) - placeOf(b))
      .map(([itemId, seen]) => ({
        interaction,
        itemId,
        seen,
        attached: interaction.attached.get(itemId) ?? [],
      })),
  );
}

/** The checklist, then items that were rated and have been taken off it since. */
export function itemsIn(interactions: readonly Shown[], known: Known): string[] {
  const rated = interactions.flatMap(({ seen }) => [...seen.keys()]);
  return [...new Set([...known.checklist.map(({ id }) => id), ...rated])];
}
