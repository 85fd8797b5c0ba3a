/**
 * What a manager does themselves, counted from interactions, against the targets they have. Twin of
 * server/coaching/activity.py.
 *
 * Nothing is typed in: a field day is a date on which the manager rode along with somebody, talked through or not; a
 * recording, an e-mail or notes count on the day their critique was finished. Listening without a critique is none.
 */
import { compare, type Day } from "./evidence";
import { ceiled, type Fraction, floored, fraction, plus, ZERO } from "./fraction";
import {
  isWithin,
  type Period,
  periodOf,
  type Stretch,
  type WorkingCalendar,
  workingDays,
} from "./working_days";

export type Activity = "field_days" | "recordings" | "emails" | "call_notes";
export type ActivityKind = keyof typeof ACTIVITY_OF;

/** What is counted, and the period of its targets; that of notes is for each rep of the manager. */
export const PERIOD_OF = {
  field_days: "month",
  recordings: "week",
  emails: "week",
  call_notes: "month",
} as const satisfies Record<Activity, Period>;
export const ACTIVITIES = Object.keys(PERIOD_OF) as Activity[];

const ACTIVITY_OF = {
  ride_along: "field_days",
  call_recording: "recordings",
  email: "emails",
  call_note: "call_notes",
} as const satisfies Record<string, Activity>;

/** An interaction that the manager recorded; its days are dates where they were made. */
export interface Done {
  readonly rep_id: string;
  readonly kind: ActivityKind;
  readonly state: "open" | "finished" | "debriefed";
  readonly occurred_on: Day;
  /** Null where the app of those days did not say. */
  readonly critiqued_on: Day | null;
  /** At least one item was met, partly met or missed in it. */
  readonly rated: boolean;
}

/**
 * `target` of an activity in its period from `valid_from` on; `manager_id` null: everybody's. Without a `target` a manager
 * has everybody's again, and everybody's is none.
 */
export interface ActivityTarget {
  readonly id: string;
  readonly activity: Activity;
  readonly target: number | null;
  readonly valid_from: Day;
  readonly manager_id: string | null;
}

/** Who is counted: the active reps, the targets of the organization, and its working days. */
export interface CountedManager {
  readonly id: string;
  /** Each with the day they started; null: it is not known. */
  readonly reps: ReadonlyMap<string, Day | null>;
  readonly targets: readonly ActivityTarget[];
  readonly calendar: WorkingCalendar;
}

/** What was done in a stretch. */
export interface ActivityFigure {
  readonly stretch: Stretch;
  readonly have: number;
  /** Null: nobody set a target. */
  readonly due: number | null;
  /** Of what counts. */
  readonly not_talked_through: number;
}

/** The record of the target in force on a day: the manager's own, or everybody's; of several the latest. Null: none. */
export function targetOn<T extends ActivityTarget>(
  targets: readonly T[],
  activity: Activity,
  managerId: string | null,
  day: Day,
): T | null {
  const begun = targets.filter((one) => one.activity === activity && one.valid_from <= day);
  for (const whose of [managerId, null]) {
    const latest = begun
      .filter(({ manager_id }) => manager_id === whose)
      .sort((a, b) => compare(a.valid_from, b.valid_from) || compare(a.id, b.id))
      .at(-1);
    if (latest && latest.target !== null) return latest;
  }
  return null;
}

/** Whether it counts: a ride-along always; anything else once it was critiqued. */
export function isDone({ kind, state, rated }: Done): boolean {
  return kind === "ride_along" || (state !== "open" && rated);
}

/** The day it counts on: that of the meeting, or of the critique. */
export function doneOn({ kind, occurred_on, critiqued_on }: Done): Day {
  return kind === "ride_along" ? occurred_on : (critiqued_on ?? occurred_on);
}

/**
 * What the manager did of this in whole days, and what the stretch asks for, rounded down. Notes count up to the target for
 * each rep: more of one rep make up for no other. Those of a rep who was the manager's then, and is no more, stay counted and
 * are all that was asked of that rep.
 */
export function activityFigure(
  activity: Activity,
  manager: CountedManager,
  done: readonly Done[],
  stretch: Stretch,
): ActivityFigure {
  const counted = countedIn(activity, done, stretch);
  const asked = askedIn(activity, manager, stretch);
  const not_talked_through = counted.filter(({ state }) => state !== "debriefed").length;
  if (activity !== "call_notes" || !asked) {
    const have = activity === "field_days" ? new Set(counted.map(doneOn)).size : counted.length;
    return { stretch, have, due: asked && floored(asked), not_talked_through };
  }
  const reps = repsIn(manager, stretch);
  const most = ceiled(asked);
  const byRep = [...countByRep(counted)].map(([rep, count]) => [rep, Math.min(count, most)] as const);
  const sum = (of: typeof byRep) => of.reduce((total, [, count]) => total + count, 0);
  const due = floored({ part: asked.part * BigInt(reps.length), whole: asked.whole });
  const gone = sum(byRep.filter(([rep]) => !reps.includes(rep)));
  return { stretch, have: sum(byRep), due: due + gone, not_talked_through };
}

/** How many call notes of each active rep are still to be audited in the stretch; who has none left is not in it. */
export function notesMissing(
  manager: CountedManager,
  done: readonly Done[],
  stretch: Stretch,
): ReadonlyMap<string, number> {
  const asked = askedIn("call_notes", manager, stretch);
  if (!asked) return new Map();
  const byRep = countByRep(countedIn("call_notes", done, stretch));
  const missing = repsIn(manager, stretch)
    .sort(compare)
    .map((rep) => [rep, ceiled(asked) - (byRep.get(rep) ?? 0)] as const);
  return new Map(missing.filter(([, count]) => count > 0));
}

/**
 * How much of what is due in the period around `day` (`now`) falls on the rest of its week. The rest of a month is spread over
 * its working days that are left, this one among them, and rounded up.
 */
export function leftThisWeek(
  activity: Activity,
  { stretch, have, due }: ActivityFigure,
  calendar: WorkingCalendar,
  day: Day,
): number {
  const rest = Math.max(0, (due ?? 0) - have);
  if (PERIOD_OF[activity] === "week") return rest;
  const days = workingDays(calendar, { first: day, last: stretch.last });
  const week = periodOf("week", day);
  const ofWeek = days.filter((one) => isWithin(week, one)).length;
  return days.length ? ceiled(fraction(rest * ofWeek, days.length)) : 0;
}

/** Each working day asks for its share of the target in force on it; null: on none is there one. */
function askedIn(
  activity: Activity,
  { id, targets, calendar }: CountedManager,
  stretch: Stretch,
): Fraction | null {
  const shares = workingDays(calendar, stretch).flatMap((day) => {
    const target = targetOn(targets, activity, id, day)?.target ?? null;
    const around = periodOf(PERIOD_OF[activity], day);
    return target === null ? [] : [fraction(target, workingDays(calendar, around).length)];
  });
  return shares.length ? shares.reduce(plus, ZERO) : null;
}

function countedIn(activity: Activity, done: readonly Done[], stretch: Stretch): Done[] {
  return done.filter(
    (one) => ACTIVITY_OF[one.kind] === activity && isDone(one) && isWithin(stretch, doneOn(one)),
  );
}

/** Who had started when the stretch ended. */
function repsIn({ reps }: CountedManager, { last }: Stretch): string[] {
  return [...reps].filter(([, started]) => started === null || started <= last).map(([rep]) => rep);
}

function countByRep(counted: readonly Done[]): Map<string, number> {
  const byRep = new Map<string, number>();
  for (const { rep_id } of counted) byRep.set(rep_id, (byRep.get(rep_id) ?? 0) + 1);
  return byRep;
}
