/**
 * Which goal counts for whom on a day, and what is due by then, in exact fractions. Twin of server/coaching/goals.py.
 *
 * The most particular goal that is published and in force on a day counts for a rep: their own, their team's, the
 * organization's. What was due on a day never changes: a goal is followed by another, never rewritten.
 */
import { compare, type Day } from "./evidence";
import { type Fraction, fraction, plus, ZERO } from "./fraction";
import {
  isThere,
  PERIODS,
  type Period,
  type Presence,
  periodOf,
  type Stretch,
  type WorkingCalendar,
  workingDays,
} from "./working_days";

export type Metric = "opportunities" | "conversations" | "calls" | "emails" | "ratio";

/**
 * `target` of a metric a period, from `valid_from` to `valid_to` (null: for good), both included. `rep_id`: of one rep;
 * `manager_id`: of each rep of a team; neither: of each rep of the organization. `together`: of the team or organization
 * as a whole, never of a rep. A `ratio` counts opportunities in 100 conversations.
 */
export interface Goal {
  readonly id: string;
  readonly metric: Metric;
  readonly period: Period;
  readonly target: number;
  readonly valid_from: Day;
  readonly valid_to: Day | null;
  readonly rep_id: string | null;
  readonly manager_id: string | null;
  readonly together: boolean;
  readonly why: string | null;
  readonly bonus: string | null;
  readonly state: "draft" | "published";
}

/** A rep and their managers: whose goals are looked for. */
export interface Whose {
  readonly rep_id: string;
  readonly manager_ids: readonly string[];
}

/**
 * The published goals of this metric that can count for a rep, the one to prefer at the front: the rep's own, their
 * team's, the organization's. Of equal ones that of the period which is read (`readBy`), then that of the longer
 * period, then the later one, then by id.
 */
export function goalsOf(
  goals: readonly Goal[],
  metric: Metric,
  whose: Whose,
  readBy: Period | null = null,
): Goal[] {
  return byPreference(
    goals.filter(
      (goal) => goal.metric === metric && goal.state === "published" && !goal.together && isFor(goal, whose),
    ),
    readBy,
  );
}

/** The published goals of a team (null: the organization) as a whole, the one to prefer at the front. */
export function goalsTogether(
  goals: readonly Goal[],
  metric: Metric,
  managerId: string | null,
  readBy: Period | null = null,
): Goal[] {
  return byPreference(
    goals.filter(
      (goal) =>
        goal.metric === metric &&
        goal.state === "published" &&
        goal.together &&
        goal.manager_id === managerId,
    ),
    readBy,
  );
}

/** The goal that counts on this day, of those that `goalsOf` found. */
export function inForce(preferred: readonly Goal[], day: Day): Goal | null {
  return preferred.find((goal) => isInForce(goal, day)) ?? null;
}

/**
 * All that is expected by this day: of the most particular ones in force, one for each period. The first is the one that
 * counts (`inForce`).
 */
export function everyInForce<G extends Goal>(preferred: readonly G[], day: Day): G[] {
  const found = preferred.filter((goal) => isInForce(goal, day));
  const alike = found.filter((goal) => isAsParticular(goal, found[0] as G));
  return alike.filter((goal, nth) => alike.findIndex(({ period }) => period === goal.period) === nth);
}

/** Whether both are of one rep, both of a team, or both of the organization. */
function isAsParticular(one: Goal, other: Goal): boolean {
  const kind = ({ rep_id, manager_id }: Goal) => (rep_id === null ? manager_id === null : "rep");
  return kind(one) === kind(other);
}

/** Published, and valid on this day. */
export function isInForce({ state, valid_from, valid_to }: Goal, day: Day): boolean {
  return state === "published" && valid_from <= day && (valid_to === null || day <= valid_to);
}

/**
 * What these working days of the organization ask for: each its share of the goal in force on it, the target ÷ the working
 * days of the goal's own period around that day, whoever was absent in it. So a goal of another period converts, a change in mid
 * period rewrites nothing, and all the days of a period ask for exactly the target.
 */
export function due(preferred: readonly Goal[], days: Iterable<Day>, calendar: WorkingCalendar): Fraction {
  const shares = new Map<string, { goal: Goal; around: Stretch; worked: number }>();
  for (const day of days) {
    const goal = inForce(preferred, day);
    if (!goal) continue;
    const around = periodOf(goal.period, day);
    const key = `${around.first} ${goal.id}`;
    const share = shares.get(key);
    if (share) share.worked += 1;
    else shares.set(key, { goal, around, worked: 1 });
  }
  let asked = ZERO;
  for (const { goal, around, worked } of shares.values())
    asked = plus(asked, fraction(goal.target * worked, workingDays(calendar, around).length));
  return asked;
}

/** What was due of a rep in a stretch: by the working days on which they were there. */
export function dueOfRep(
  preferred: readonly Goal[],
  stretch: Stretch,
  calendar: WorkingCalendar,
  presence: Presence,
): Fraction {
  const there = workingDays(calendar, stretch).filter((day) => isThere(presence, day));
  return due(preferred, there, calendar);
}

/** What this goal asks for in a stretch if it is in force throughout, in which nobody is absent. */
export function askedOf(goal: Goal, stretch: Stretch, calendar: WorkingCalendar): Fraction {
  const always: Goal = { ...goal, state: "published", valid_from: stretch.first, valid_to: null };
  return due([always], workingDays(calendar, stretch), calendar);
}

function isFor({ rep_id, manager_id }: Goal, whose: Whose): boolean {
  if (rep_id !== null) return rep_id === whose.rep_id;
  return manager_id === null || whose.manager_ids.includes(manager_id);
}

function byPreference(goals: readonly Goal[], readBy: Period | null): Goal[] {
  return [...goals].sort(
    (a, b) =>
      Number(a.rep_id === null) - Number(b.rep_id === null) ||
      Number(a.manager_id === null) - Number(b.manager_id === null) ||
      Number(a.period !== readBy) - Number(b.period !== readBy) ||
      PERIODS.indexOf(b.period) - PERIODS.indexOf(a.period) ||
      compare(b.valid_from, a.valid_from) ||
      compare(a.id, b.id),
  );
}
