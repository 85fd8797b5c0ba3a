/** By what a table is sorted, as its address says it: `?by=name&order=down`. */

export interface Sorting<By extends string> {
  readonly by: By;
  /** The other way round: the last first. */
  readonly down: boolean;
}

/** What an address asks for; the first of `known` when it asks for nothing that is. */
export function sortingIn<By extends string>(
  query: URLSearchParams,
  known: readonly [By, ...By[]],
): Sorting<By> {
  const asked = known.find((by) => by === query.get("by"));
  return { by: asked ?? known[0], down: query.get("order") === "down" };
}

/** The part of an address that says it; nothing for the usual sorting. */
export function sortingOut<By extends string>({ by, down }: Sorting<By>, usual: By): Record<string, string> {
  return { ...(by !== usual && { by }), ...(down && { order: "down" }) };
}

/** What a press on a head asks for: that one, or the other way round when it is that one already. */
export function pressed<By extends string>(now: Sorting<By>, by: By): Sorting<By> {
  return { by, down: now.by === by && !now.down };
}
