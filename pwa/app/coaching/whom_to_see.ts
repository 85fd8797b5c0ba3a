/**
 * Whom to go and see next: whose standard waits for one more look, then of whom least is known that matters. Twin of
 * server/coaching/whom_to_see.py. It orders a manager's own visits, says nothing of who is better, and no rep sees it.
 */
import { age, billionths, compare, type Day, type Item, marksOf, type Observation } from "./evidence";
import { activeFocus, type Focus, progress, since } from "./focus";

/** What is known of one rep. */
export interface Reviewed {
  readonly rep_id: string;
  readonly observations: readonly Observation[];
  readonly focuses: readonly Focus[];
  /** The interaction in which the active focus was agreed. */
  readonly agreed_in: string | null;
  /** Null: it is not known when they began, so they are not new. */
  readonly started_on: Day | null;
  /** The local date of their last interaction; null when there was none. */
  readonly seen_on: Day | null;
}

/** Why to go and see this rep: the reason as data. */
export interface Visit {
  readonly rep_id: string;
  /** One more met, and the standard of their focus is reached. */
  readonly one_step: boolean;
  readonly is_new: boolean;
  /** The item with the largest impact ÷ (1 + ratings in 60 days); null without a checklist. */
  readonly least_known: string | null;
  /** How often it was rated in the last 60 days. */
  readonly ratings: number;
  /** Since they were seen; null for never. */
  readonly days: number | null;
}

export const RECENT_DAYS = 60;
const NEW_DAYS = 90;

/**
 * The whole team, whom to see first at the front (DESIGN 5): a focus that is one step from its standard, then the rep
 * with the largest impact ÷ (1 + ratings in 60 days) over the items of the checklist. Ties: new hires (90 days), then
 * who was not seen for longest, then the id.
 */
export function whomToSee(team: Iterable<Reviewed>, checklist: readonly Item[], today: Day): Visit[] {
  const ranked = [...team].map((rep) => {
    const least = leastKnown(rep.observations, checklist, today);
    const visit: Visit = {
      rep_id: rep.rep_id,
      one_step: isOneStepAway(rep, checklist),
      is_new: isNewHire(rep.started_on, today),
      least_known: least.id,
      ratings: least.ratings,
      days: rep.seen_on === null ? null : age(rep.seen_on, today),
    };
    return { visit, need: least.need };
  });
  ranked.sort(
    (a, b) =>
      Number(b.visit.one_step) - Number(a.visit.one_step) ||
      b.need - a.need ||
      Number(b.visit.is_new) - Number(a.visit.is_new) ||
      unseenFor(b.visit) - unseenFor(a.visit) ||
      compare(a.visit.rep_id, b.visit.rep_id),
  );
  return ranked.map(({ visit }) => visit);
}

/** In the first 90 days; not when it is not known when they began. */
export function isNewHire(startedOn: Day | null, today: Day): boolean {
  return startedOn !== null && age(startedOn, today) <= NEW_DAYS;
}

const NEVER = 1e9; // longer than any number of days

function unseenFor({ days }: Visit): number {
  return days ?? NEVER;
}

function leastKnown(observations: readonly Observation[], checklist: readonly Item[], today: Day) {
  const byItem = new Map<string, Observation[]>();
  for (const observation of observations) {
    const seen = byItem.get(observation.item_id);
    if (seen) seen.push(observation);
    else byItem.set(observation.item_id, [observation]);
  }
  let least: { id: string | null; ratings: number; need: number } = { id: null, ratings: 0, need: 0 };
  for (const { id, impact } of checklist) {
    const marks = marksOf(byItem.get(id) ?? []);
    const ratings = marks.filter(({ occurred_on }) => age(occurred_on, today) <= RECENT_DAYS).length;
    const need = billionths(impact / (1 + ratings));
    if (need > least.need) least = { id, ratings, need };
  }
  return least;
}

function isOneStepAway({ observations, focuses, agreed_in }: Reviewed, checklist: readonly Item[]): boolean {
  const focus = activeFocus(focuses);
  const item = checklist.find(({ id }) => id === focus?.item_id);
  if (!focus || !item) return false;
  const far = progress(since(observations, focus, agreed_in), focus.standard ?? item.standard);
  return !far.reached && far.needed - far.have === 1;
}
