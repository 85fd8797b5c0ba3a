/** The life of a focus: what counts for its standard, how far it is. Twin of server/coaching/focus.py. */
import { age, compare, type Day, marksOf, type Observation, type Rating } from "./evidence";
import type { Standard } from "./standard";

/**
 * The one thing of a rep, agreed on a date; `closed_on` is null while it is active. `standard`: what was asked for when
 * it was agreed, which stays; null: not kept, so it is the item's.
 */
export interface Focus {
  readonly item_id: string;
  readonly state: "active" | "reached" | "replaced";
  readonly agreed_on: Day;
  readonly closed_on: Day | null;
  readonly standard?: Standard | null;
}

/** How far a focus is from its standard. */
export interface Progress {
  /** The ratings since it was agreed, oldest first, one for each interaction. */
  readonly marks: readonly Rating[];
  /** The run of `met` at the end (in a row), or how many of the last n were met. */
  readonly have: number;
  readonly needed: number;
  readonly reached: boolean;
}

const STALLED_DAYS = 120;
const REST_DAYS = 30;

/** The focus that is open. Should there be two, the one agreed first (then by item id) holds the gate. */
export function activeFocus(focuses: Iterable<Focus>): Focus | null {
  const active = [...focuses].filter((focus) => focus.state === "active");
  active.sort((a, b) => compare(a.agreed_on, b.agreed_on) || compare(a.item_id, b.item_id));
  return active[0] ?? null;
}

/** The item just replaced: that of the latest closed focus, if it was replaced at most 30 days ago. */
export function restingItem(focuses: Iterable<Focus>, today: Day): string | null {
  const closed = [...focuses].filter((focus) => focus.closed_on !== null);
  closed.sort(
    (a, b) =>
      compare(b.closed_on ?? "", a.closed_on ?? "") ||
      compare(b.agreed_on, a.agreed_on) ||
      compare(b.item_id, a.item_id) ||
      compare(b.state, a.state),
  );
  const latest = closed[0];
  if (latest?.state !== "replaced" || latest.closed_on === null) return null;
  return age(latest.closed_on, today) <= REST_DAYS ? latest.item_id : null;
}

/** For each item whose standard was reached, the last date on which it was. */
export function reachedOn(focuses: Iterable<Focus>): Map<string, Day> {
  const last = new Map<string, Day>();
  for (const { state, item_id, closed_on } of focuses) {
    if (state === "reached" && closed_on !== null && closed_on > (last.get(item_id) ?? "")) {
      last.set(item_id, closed_on);
    }
  }
  return last;
}

/**
 * Those observations of the focus's item that count for its standard, in the order given.
 *
 * What was seen in the interaction in which the focus was agreed is the reason for it, and what was
 * seen before is its past: neither counts. An observation counts when its date is after `agreed_on`.
 * On the day itself it counts only if `agreedIn`, the id of the agreeing interaction, is given and the
 * observation's interaction is a later one: ids are UUIDv7, so a later one sorts after an earlier one.
 */
export function since(
  observations: Iterable<Observation>,
  focus: Focus,
  agreedIn: string | null = null,
): Observation[] {
  return [...observations].filter((seen) => seen.item_id === focus.item_id && later(seen, focus, agreedIn));
}

function later(seen: Observation, focus: Focus, agreedIn: string | null): boolean {
  if (seen.occurred_on === focus.agreed_on) return agreedIn !== null && seen.interaction_id > agreedIn;
  return seen.occurred_on > focus.agreed_on && seen.interaction_id !== agreedIn;
}

/**
 * How far a focus is, from the observations that `since` picked.
 *
 * Several ratings in one interaction count once, the worst; `not_seen` is left out. In a row: `partly`
 * or `missed` starts again. Of the last n: fewer than n seen is enough, once `needed` of them are met.
 */
export function progress(observationsSince: Iterable<Observation>, standard: Standard): Progress {
  const marks = marksOf(observationsSince).map((mark) => mark.rating);
  const { kind, needed, window } = standard;
  const have = kind === "in_a_row" ? runOfMet(marks) : marks.slice(-window).filter((r) => r === "met").length;
  return { marks, have, needed, reached: have >= needed };
}

/** How many times in a row, up to the last, it was met. */
export function runOfMet(ratings: readonly Rating[]): number {
  return ratings.length - 1 - ratings.findLastIndex((rating) => rating !== "met");
}

/** Whether an active focus was agreed 120 days ago or longer: time to ask what to change. */
export function stalled(focus: Focus, today: Day): boolean {
  return focus.state === "active" && age(focus.agreed_on, today) >= STALLED_DAYS;
}
