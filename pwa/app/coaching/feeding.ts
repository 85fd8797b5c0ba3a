/** The items that feed a level of the numbers, with what was seen of each: what to talk about when that level is short. */
import {
  billionths,
  count,
  type Day,
  type Evidence,
  type Item,
  missRate,
  type Observation,
  type Rating,
  UNSEEN,
  weigh,
} from "./evidence";

/** One item; the counts and the marks are of interactions of the last 180 days. */
export interface FeedingItem {
  readonly item_id: string;
  readonly missed: number;
  readonly partly: number;
  readonly met: number;
  /** Interactions of any age. */
  readonly seen: number;
  /** Oldest first. */
  readonly marks: readonly Rating[];
}

/**
 * The items of the checklist that feed `level` (`opportunities`, `conversations` or `calls`): those seen lately first,
 * the highest expected miss rate before the others (ties to 9 decimals: the checklist's order), then those not seen.
 */
export function feedingItems(
  observations: readonly Observation[],
  checklist: readonly Item[],
  level: string,
  today: Day,
): FeedingItem[] {
  const evidence = weigh(observations, today);
  const feeding = checklist.filter(({ funnel_level }) => funnel_level === level);
  return feeding
    .map(({ id }) => ({ id, seen: evidence.get(id) ?? UNSEEN }))
    .sort((a, b) => order(b.seen) - order(a.seen))
    .map(({ id, seen }) => ({
      item_id: id,
      missed: count(seen, "missed"),
      partly: count(seen, "partly"),
      met: count(seen, "met"),
      seen: seen.marks.length,
      marks: seen.recent.map(({ rating }) => rating),
    }));
}

function order(seen: Evidence): number {
  return seen.recent.length === 0 ? -1 : billionths(missRate(seen));
}
