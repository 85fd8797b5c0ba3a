/**
 * The one thing: which single item to coach a rep on next, and why. Twin of server/coaching/one_thing.py.
 *
 * The rule is short enough for a rep to hear: what is missed most often, weighed by how much it matters
 * (docs/one-thing.md tells it in words). While a focus is open it stays: no second one is proposed.
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
import { activeFocus, type Focus, reachedOn, restingItem } from "./focus";
import { byWhatItTeaches } from "./look_for";
import type { Reason } from "./reason";

/** Coach this item. `stays`: it is the focus already. `provisional`: seen fewer than three times. */
export interface Proposal {
  readonly kind: "proposal";
  readonly item_id: string;
  readonly stays: boolean;
  readonly provisional: boolean;
  /** Rounded to 9 decimals; null for a focus whose item is no longer on the checklist. */
  readonly score: number | null;
  readonly reason: Reason;
}

/** No example to talk about yet. `look_for`: at most three items, the one that teaches most first. */
export interface NotEnoughSeen {
  readonly kind: "not_enough_seen";
  readonly look_for: readonly string[];
}

/** All that matters was seen often enough. `praise` is the strongest item met, if any was. */
export interface NothingToFix {
  readonly kind: "nothing_to_fix";
  readonly praise: string | null;
}

export type Choice = Proposal | NotEnoughSeen | NothingToFix;

type ByItem = ReadonlyMap<string, Evidence>;

const LEAN = 1.25;
export const SURE_AFTER = 3;
const MATTERS_FROM = 3;
const LOOK_FOR_AT_MOST = 3;

/**
 * Choose the one thing for one rep.
 *
 * `observations` and `focuses` are all of that rep's, in any order; `checklist` is the current one, in
 * its order; `lean` is the funnel level the numbers point to, or null.
 */
export function choose(
  observations: Iterable<Observation>,
  checklist: readonly Item[],
  focuses: readonly Focus[],
  today: Day,
  lean: string | null = null,
): Choice {
  const evidence = weigh(observations, today);
  const focus = activeFocus(focuses);
  if (focus) return stay(focus, checklist, evidence, lean);
  const ranked = rank(eligible(checklist, evidence, focuses, today), evidence, lean);
  return propose(ranked, lean) ?? nothingEligible(checklist, evidence);
}

function stay(focus: Focus, checklist: readonly Item[], evidence: ByItem, lean: string | null): Proposal {
  const seen = evidence.get(focus.item_id) ?? UNSEEN;
  const item = checklist.find(({ id }) => id === focus.item_id);
  return {
    kind: "proposal",
    item_id: focus.item_id,
    stays: true,
    provisional: seen.marks.length < SURE_AFTER,
    score: item ? points(item, seen, lean) / 1e9 : null,
    reason: reasonFor(item, seen, lean, null, false),
  };
}

function eligible(
  checklist: readonly Item[],
  evidence: ByItem,
  focuses: readonly Focus[],
  today: Day,
): Item[] {
  const resting = restingItem(focuses, today);
  const reached = reachedOn(focuses);
  return checklist.filter(
    ({ id }) => id !== resting && hasExample(evidence.get(id) ?? UNSEEN, reached.get(id) ?? ""),
  );
}

/** Whether there is something to talk about; for a reached item, since it was reached: that it slipped. */
function hasExample(seen: Evidence, reached: Day | ""): boolean {
  return seen.recent.some((mark) => mark.rating !== "met" && mark.occurred_on > reached);
}

interface Ranked {
  readonly item: Item;
  readonly seen: Evidence;
  readonly points: number;
}

function rank(items: readonly Item[], evidence: ByItem, lean: string | null): Ranked[] {
  return items
    .map((item) => {
      const seen = evidence.get(item.id) ?? UNSEEN;
      return { item, seen, points: points(item, seen, lean) };
    })
    .sort(
      (a, b) =>
        b.points - a.points || b.seen.marks.length - a.seen.marks.length || b.item.impact - a.item.impact,
    ); // a stable sort: the last tie falls to the checklist's order
}

function points(item: Item, seen: Evidence, lean: string | null): number {
  return billionths(item.impact * missRate(seen) * (leans(item, lean) ? LEAN : 1));
}

function leans(item: Item, lean: string | null): boolean {
  return lean !== null && item.funnel_level === lean;
}

function propose(ranked: readonly Ranked[], lean: string | null): Proposal | null {
  const [best, second] = ranked;
  if (!best) return null;
  const close = second !== undefined && 10 * second.points >= 9 * best.points;
  return {
    kind: "proposal",
    item_id: best.item.id,
    stays: false,
    provisional: best.seen.marks.length < SURE_AFTER,
    score: best.points / 1e9,
    reason: reasonFor(best.item, best.seen, lean, second?.item.id ?? null, close),
  };
}

function reasonFor(
  item: Item | undefined,
  seen: Evidence,
  lean: string | null,
  runnerUp: string | null,
  closeCall: boolean,
): Reason {
  return {
    missed: count(seen, "missed"),
    partly: count(seen, "partly"),
    met: count(seen, "met"),
    interactions: seen.recent.map((mark) => mark.interaction_id),
    impact: item?.impact ?? null,
    lean: item && leans(item, lean) ? lean : null,
    runner_up: runnerUp,
    close_call: closeCall,
    seen: seen.marks.length,
  };
}

function nothingEligible(checklist: readonly Item[], evidence: ByItem): Choice {
  const recent = ({ id }: Item) => evidence.get(id)?.recent.length ?? 0;
  const lookedEnough = checklist.every((item) => item.impact < MATTERS_FROM || recent(item) >= SURE_AFTER);
  if (lookedEnough && checklist.some((item) => recent(item) > 0)) {
    const met = checklist.filter(({ id }) => count(evidence.get(id) ?? UNSEEN, "met") > 0);
    return { kind: "nothing_to_fix", praise: strongest(met, evidence) };
  }
  return {
    kind: "not_enough_seen",
    look_for: byWhatItTeaches(checklist, evidence).slice(0, LOOK_FOR_AT_MOST),
  };
}

/** The item with the lowest expected miss rate. Ties: more evidence, higher impact, checklist order. */
export function strongest(items: readonly Item[], evidence: ByItem): string | null {
  const seen = (item: Item) => evidence.get(item.id) ?? UNSEEN;
  const [best] = [...items].sort(
    (a, b) =>
      billionths(missRate(seen(a))) - billionths(missRate(seen(b))) ||
      seen(b).marks.length - seen(a).marks.length ||
      b.impact - a.impact,
  );
  return best?.id ?? null;
}
