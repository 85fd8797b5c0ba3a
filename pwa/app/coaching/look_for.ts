/** What to look for next: whose next rating would teach the most. Twin of server/coaching/look_for.py. */
import {
  billionths,
  type Day,
  type Evidence,
  type Item,
  type Observation,
  UNSEEN,
  variance,
  weigh,
} from "./evidence";
import { activeFocus, type Focus } from "./focus";

/** The evidence plan: the active focus's item first, then the checklist, what would teach most first. */
export function whatToLookFor(
  observations: Iterable<Observation>,
  checklist: readonly Item[],
  focuses: Iterable<Focus>,
  today: Day,
): string[] {
  const plan = byWhatItTeaches(checklist, weigh(observations, today));
  const focus = activeFocus(focuses);
  return focus ? [focus.item_id, ...plan.filter((id) => id !== focus.item_id)] : plan;
}

/**
 * The checklist's item ids by impact × standard deviation of the Beta posterior, largest first.
 * Compared as squares, so that no root is taken. Ties: higher impact, then checklist order.
 */
export function byWhatItTeaches(
  checklist: readonly Item[],
  evidence: ReadonlyMap<string, Evidence>,
): string[] {
  const teaches = ({ id, impact }: Item) =>
    billionths(impact * impact * variance(evidence.get(id) ?? UNSEEN));
  return [...checklist].sort((a, b) => teaches(b) - teaches(a) || b.impact - a.impact).map((item) => item.id);
}
