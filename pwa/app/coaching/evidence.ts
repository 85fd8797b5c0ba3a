/**
 * What was seen of a rep, weighed. Twin of server/coaching/evidence.py.
 *
 * The phone and the server must come to the same answer to the last bit, whatever order the observations
 * arrived in. So evidence is sorted before anything is added up, a weight is made by multiplying (never by
 * `Math.pow`, which differs between engines), and numbers are compared as whole billionths.
 */
import type { Standard } from "./standard";

export type Rating = "met" | "partly" | "missed" | "not_seen";

/** A local date, YYYY-MM-DD. */
export type Day = string;

export interface Item {
  readonly id: string;
  /** 1-5 */
  readonly impact: number;
  readonly prompt: string;
  /** The level it feeds: opportunities, conversations or calls. */
  readonly funnel_level: string | null;
  readonly standard: Standard;
}

export interface Observation {
  readonly interaction_id: string;
  readonly item_id: string;
  readonly rating: Rating;
  readonly occurred_on: Day;
}

/** What one interaction showed of one item: its worst rating there, never `not_seen`. */
export interface Mark {
  readonly occurred_on: Day;
  readonly interaction_id: string;
  readonly rating: Rating;
}

/** All that was seen of one item. `weight` and `misses` are sums over all marks. */
export interface Evidence {
  /** Oldest first. */
  readonly marks: readonly Mark[];
  /** Those of the last 180 days. */
  readonly recent: readonly Mark[];
  readonly weight: number;
  readonly misses: number;
}

export const UNSEEN: Evidence = { marks: [], recent: [], weight: 0, misses: 0 };

const EXAMPLE_DAYS = 180;
const DAILY_FACTOR = 0.9923279462629435; // 0.5 ** (1 / 90): a rating loses half its weight every 90 days
const DAY_MS = 86_400_000;
const MISS: Record<Rating, number> = { met: 0, partly: 0.5, missed: 1, not_seen: 0 };

/** The evidence of each item that was rated at all, by item id. A date to come counts as today. */
export function weigh(observations: Iterable<Observation>, today: Day): Map<string, Evidence> {
  const byItem = new Map<string, Observation[]>();
  for (const observation of observations) {
    const seen = byItem.get(observation.item_id);
    if (seen) seen.push(observation);
    else byItem.set(observation.item_id, [observation]);
  }
  const evidence = new Map<string, Evidence>();
  for (const [itemId, seen] of byItem) {
    const marks = marksOf(seen);
    if (marks.length) evidence.set(itemId, evidenceOf(marks, today));
  }
  return evidence;
}

/**
 * One mark for each interaction, oldest first (by date, then id): the worst rating; `not_seen` is none.
 * Should one interaction come with several dates, the latest is taken.
 */
export function marksOf(observations: Iterable<Observation>): Mark[] {
  const marks = new Map<string, Mark>();
  for (const { interaction_id, occurred_on, rating } of observations) {
    if (rating === "not_seen") continue;
    const known = marks.get(interaction_id);
    const mark = { occurred_on, interaction_id, rating };
    marks.set(interaction_id, known ? worst(known, mark) : mark);
  }
  return [...marks.values()].sort(
    (a, b) => compare(a.occurred_on, b.occurred_on) || compare(a.interaction_id, b.interaction_id),
  );
}

function worst(one: Mark, other: Mark): Mark {
  return {
    occurred_on: compare(one.occurred_on, other.occurred_on) > 0 ? one.occurred_on : other.occurred_on,
    interaction_id: one.interaction_id,
    rating: MISS[other.rating] > MISS[one.rating] ? other.rating : one.rating,
  };
}

/** Marks of one item, oldest first, weighed as of `today`. */
export function evidenceOf(marks: readonly Mark[], today: Day): Evidence {
  let weight = 0;
  let misses = 0;
  const recent: Mark[] = [];
  for (const mark of marks) {
    const days = age(mark.occurred_on, today);
    const rests = weightAt(days);
    weight += rests;
    misses += rests * MISS[mark.rating];
    if (days <= EXAMPLE_DAYS) recent.push(mark);
  }
  return { marks, recent, weight, misses };
}

/** Whole days from `day` to `today`, never less than 0. Throws `RangeError` for what is not a date. */
export function age(day: Day, today: Day): number {
  const days = (Date.parse(today) - Date.parse(day)) / DAY_MS;
  if (!Number.isInteger(days)) throw new RangeError(`Not two dates: ${day}, ${today}`);
  return Math.max(0, days);
}

/** What a rating still weighs after `days`: the daily factor to that power, squared and multiplied. */
export function weightAt(days: number): number {
  let weight = 1;
  let factor = DAILY_FACTOR;
  for (let left = days; left > 0; left >>= 1) {
    if (left & 1) weight *= factor;
    factor *= factor;
  }
  return weight;
}

/** The expected share of misses, 0-1: two imagined ratings, one of each, are added (DESIGN 5). */
export function missRate({ misses, weight }: Evidence): number {
  return (misses + 1) / (weight + 2);
}

/** The variance of the Beta posterior of the miss rate: how much one more look would teach. */
export function variance(evidence: Evidence): number {
  const met = evidence.weight - evidence.misses + 1;
  const missed = evidence.misses + 1;
  const both = met + missed;
  return (met * missed) / (both * both * (both + 1));
}

/** How many of the last 180 days' marks have this rating. */
export function count(evidence: Evidence, rating: Rating): number {
  return evidence.recent.filter((mark) => mark.rating === rating).length;
}

/** A number rounded to 9 decimals, as a whole number: what two languages can compare without a doubt. */
export function billionths(number: number): number {
  return Math.floor(number * 1e9 + 0.5);
}

/** Order of text, by code unit; never by locale. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
