/**
 * What a team or a region could be trained on: the items that several of its reps fall short of. It orders items, never
 * reps, and names no rep (docs/one-thing.md, "What a director sees").
 */
import {
  billionths,
  count,
  type Day,
  type Evidence,
  type Item,
  missRate,
  type Observation,
  UNSEEN,
  weigh,
} from "./evidence";

/** What was seen of one rep. */
export interface SeenOfRep {
  readonly rep_id: string;
  readonly observations: readonly Observation[];
}

/** One item over a whole team: counts of the last 180 days, one for each interaction. */
export interface TeamItem {
  readonly item_id: string;
  readonly missed: number;
  readonly partly: number;
  readonly times: number;
  /** How many reps it was rated of. */
  readonly reps: number;
  /** How many of them missed it or met it partly. */
  readonly short: number;
  /** Impact × expected miss rate, rounded to 9 decimals. */
  readonly score: number;
}

export interface TeamItems {
  /** Reps on the team, rated or not. */
  readonly reps: number;
  /** Seen often enough and shared by enough reps, the highest impact × expected miss rate first. */
  readonly weakest: readonly TeamItem[];
  /** How many items were seen often enough to say anything. */
  readonly enough: number;
  /** Those that were not, the nearest to it first. */
  readonly tooLittle: readonly TeamItem[];
}

/** A figure of fewer ratings says little; one of fewer reps tells of a rep, not of a team. */
export const ENOUGH_RATINGS = 10;
export const ENOUGH_REPS = 3;

/**
 * The items of the checklist over a team. The expected miss rate is that of the one thing's rule, with the same weights,
 * over the ratings of all reps together: `(Σ weight · miss + 1) / (Σ weight + 2)`, between 0 and 1. An item was seen often
 * enough with 10 ratings of 3 reps in the last 180 days; it is a weak one when 3 reps missed it or met it partly.
 *
 * `team` holds each rep once, in any order. Ties (to 9 decimals): more ratings, then the checklist's order. Throws
 * `RangeError` for what is not a date.
 */
export function teamItems(team: readonly SeenOfRep[], checklist: readonly Item[], today: Day): TeamItems {
  const repOf = new Map<string, string>();
  for (const { rep_id, observations } of team) {
    for (const { interaction_id } of observations) repOf.set(interaction_id, rep_id);
  }
  const evidence = weigh(
    team.flatMap(({ observations }) => observations),
    today,
  );
  const items = checklist.map((item) => itemOf(item, evidence.get(item.id) ?? UNSEEN, repOf));
  const often = items.filter(seenOftenEnough);
  return {
    reps: team.length,
    weakest: often
      .filter(({ short }) => short >= ENOUGH_REPS)
      .sort((a, b) => b.score - a.score || b.times - a.times),
    enough: often.length,
    tooLittle: items.filter((item) => !seenOftenEnough(item)).sort((a, b) => lacking(a) - lacking(b)),
  };
}

function itemOf({ id, impact }: Item, seen: Evidence, repOf: ReadonlyMap<string, string>): TeamItem {
  const reps = (marks: Evidence["recent"]) =>
    new Set(marks.map((mark) => repOf.get(mark.interaction_id))).size;
  return {
    item_id: id,
    missed: count(seen, "missed"),
    partly: count(seen, "partly"),
    times: seen.recent.length,
    reps: reps(seen.recent),
    short: reps(seen.recent.filter(({ rating }) => rating !== "met")),
    score: billionths(impact * missRate(seen)) / 1e9,
  };
}

function seenOftenEnough({ times, reps }: TeamItem): boolean {
  return times >= ENOUGH_RATINGS && reps >= ENOUGH_REPS;
}

/** The fewest ratings that would do: each rep that is missing must be rated at least once. */
function lacking({ times, reps }: TeamItem): number {
  return Math.max(0, ENOUGH_RATINGS - times, ENOUGH_REPS - reps);
}
