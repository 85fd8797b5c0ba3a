/** Make a failing seed small: leave steps out for as long as it fails without them (delta debugging). */
import type { Harness } from "./harness";
import { runSeed, type Verdict } from "./seed";

const TRIES = 150;

export type Small = Verdict & { places: readonly number[] };

/** The fewest steps found that still fail, and what they found. What does not fail again is given as it was. */
export async function smallest(harness: Harness, seed: number, whole: Small): Promise<Small> {
  let best = whole;
  let size = Math.ceil(whole.places.length / 2);
  for (let tries = 0; tries < TRIES && size > 0; ) {
    let smaller = false;
    for (let from = 0; from < best.places.length && tries < TRIES; from += size) {
      const rest = best.places.filter((_, at) => at < from || at >= from + size);
      const verdict = await runSeed(harness, seed, rest);
      tries += 1;
      if (verdict.found.length === 0) continue;
      best = { places: rest, ...verdict };
      smaller = true;
      from -= size;
    }
    if (!smaller) size = size === 1 ? 0 : Math.ceil(size / 2);
  }
  return best;
}
