/**
 * What counts: an opportunity is measured by the criteria of the organization, by rule or by hand. Twin of
 * server/coaching/counting.py. One that meets them all is counted; one that fails is not, and the criterion says why;
 * one that nobody has looked at yet is unchecked, and stands for neither.
 */
import { compare, type Day } from "./evidence";
import { isWithin, type Stretch } from "./working_days";

/** The fields of an opportunity that a criterion can ask for by rule. */
export const RULE_FIELDS = [
  "account",
  "product",
  "value",
  "need",
  "budget",
  "decision_maker",
  "next_step",
  "next_step_on",
] as const;

/**
 * By rule when it names a `field`, which must be filled (`value`: `at_least` at that); else by hand. It measures what was
 * engaged from `valid_from` to `valid_to` (null: until further notice), both included.
 */
export interface Criterion {
  readonly id: string;
  readonly title: string;
  readonly valid_from: Day;
  readonly valid_to: Day | null;
  readonly field: string | null;
  readonly at_least: number | null;
  readonly place: number;
}

/** A conversation that became an opportunity is one: engaged when it was held, its customer the account. */
export interface Opportunity {
  readonly id: string;
  readonly engaged_on: Day;
  /** By the names of `RULE_FIELDS`; a missing one is empty. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** What became of one opportunity, and because of which criteria: those failed, or those nobody marked. */
export interface Judged {
  readonly verdict: "counted" | "not_counted" | "unchecked";
  readonly because: readonly Criterion[];
}

/** How many were not counted for this criterion: the first, by place, of those each of them failed. */
export interface NotCounted {
  readonly criterion_id: string;
  readonly title: string;
  readonly count: number;
}

/** A figure of a stretch. `known` false: it was not imported, so it is nothing, least of all zero. */
export interface Count {
  readonly have: number;
  readonly known: boolean;
  readonly unchecked: number;
  readonly not_counted: readonly NotCounted[];
}

/** So many criteria are named of which something failed: what is read stays short enough to be kept. */
const MOST_NAMED = 40;

export const NOT_KNOWN: Count = { have: 0, known: false, unchecked: 0, not_counted: [] };

/** What somebody marked, of an opportunity by a criterion; undefined: nobody did. */
export type Marked = (opportunityId: string, criterionId: string) => boolean | undefined;

/**
 * Measures one opportunity by the criteria that were in force when it was engaged. A mark wins over the rule. Without
 * criteria every opportunity counts.
 */
export function judge(opportunity: Opportunity, criteria: readonly Criterion[], marked: Marked): Judged {
  const failed: Criterion[] = [];
  const unmarked: Criterion[] = [];
  for (const criterion of [...criteria].sort(byPlace)) {
    if (!measures(criterion, opportunity.engaged_on)) continue;
    const met = marked(opportunity.id, criterion.id) ?? byRule(criterion, opportunity.fields);
    if (met === null) unmarked.push(criterion);
    else if (!met) failed.push(criterion);
  }
  if (failed.length) return { verdict: "not_counted", because: failed };
  return { verdict: unmarked.length ? "unchecked" : "counted", because: unmarked };
}

/** Counts those engaged in the stretch; each is in exactly one of counted, not counted and unchecked. */
export function countOpportunities(
  opportunities: Iterable<Opportunity>,
  criteria: readonly Criterion[],
  marked: Marked,
  stretch: Stretch,
  known = true,
): Count {
  const verdicts = { counted: 0, not_counted: 0, unchecked: 0 };
  const failed = new Map<Criterion, number>();
  for (const opportunity of opportunities) {
    if (!isWithin(stretch, opportunity.engaged_on)) continue;
    const { verdict, because } = judge(opportunity, criteria, marked);
    verdicts[verdict] += 1;
    const [first] = because;
    if (verdict === "not_counted" && first) failed.set(first, (failed.get(first) ?? 0) + 1);
  }
  const not_counted = [...failed]
    .sort(([a], [b]) => byPlace(a, b))
    .slice(0, MOST_NAMED)
    .map(([{ id, title }, count]) => ({ criterion_id: id, title, count }));
  return { have: verdicts.counted, known, unchecked: verdicts.unchecked, not_counted };
}

/**
 * Whether a figure of a rep in a stretch (up to the day of reading) is known, rather than not imported: the rep has
 * anything of this metric by its end (`repSince` is the date of the first), and anybody in the organization
 * (`organizationOn`) has some in it. A row that counts 0 is a known zero.
 */
export function isKnown(repSince: Day | null, organizationOn: Iterable<Day>, stretch: Stretch): boolean {
  if (repSince === null || repSince > stretch.last) return false;
  return [...organizationOn].some((day) => isWithin(stretch, day));
}

/** Whether what was engaged on this day is measured by the criterion. */
export function measures({ valid_from, valid_to }: Criterion, day: Day): boolean {
  return valid_from <= day && (valid_to === null || day <= valid_to);
}

/** Null for a criterion that has no rule: it waits for a hand. */
function byRule({ field, at_least }: Criterion, fields: Opportunity["fields"]): boolean | null {
  if (field === null) return null;
  const value = fields[field] ?? null;
  if (typeof value === "string") return value.trim() !== "";
  if (value === null || at_least === null) return value !== null;
  return typeof value === "number" && value >= at_least;
}

function byPlace(a: Criterion, b: Criterion): number {
  return a.place - b.place || compare(a.id, b.id);
}
