/**
 * Reads a rep's numbers from the top and stops as soon as it can (DESIGN 6). Twin of server/coaching/funnel.py.
 *
 * Opportunities first. On goal: nobody looks further. Missed: conversations; missed too: calls and e-mails. What is not
 * known stops the reading as well, and says so.
 *
 * The screens show the readings that the server made: `read`, `stretchToRead`, and with them `countOpportunities`,
 * `isKnown` and `goalsTogether`, are kept as the twin that the shared vectors hold the server's rule against.
 */
import { type Count, NOT_KNOWN } from "./counting";
import type { Day } from "./evidence";
import { type Fraction, floored, fraction, over, plus } from "./fraction";
import { askedOf, dueOfRep, type Goal, goalsOf, inForce, type Metric, type Whose } from "./goals";
import { interval, ratioStatus } from "./ratio";
import {
  type Diagnosis,
  type Level,
  type LevelReading,
  type MetricReading,
  POINTS_TO,
  type RatioReading,
  type Reading,
} from "./reading";
import {
  hasBegun,
  isThere,
  isWithin,
  type Period,
  type Presence,
  periodOf,
  type Stretch,
  until,
  type WorkingCalendar,
  workingDays,
} from "./working_days";

export const METRICS_OF: Record<Level, readonly Metric[]> = {
  opportunities: ["opportunities"],
  conversations: ["conversations"],
  activity: ["calls", "emails"],
};
/** What is read when no goal says how: the horizon in which opportunities come about. */
const WITHOUT_A_GOAL: Period = "quarter";
/** A goal that is beaten by a fifth may be too low; asked about in the last working days of a quarter. */
const REASSESS_DAYS = 5;

/** Whose numbers are read, and by what: their goals, their days, and the days of the organization. */
export interface ReadRep {
  readonly whose: Whose;
  readonly goals: readonly Goal[];
  readonly calendar: WorkingCalendar;
  readonly presence: Presence;
}

export type Counts = Partial<Record<Metric, Count>>;

/** The period of the opportunity goal that is in force for the rep on this day; the longest of several. */
export function periodToRead({ goals, whose }: ReadRep, asOf: Day): Period {
  return inForce(goalsOf(goals, "opportunities", whose), asOf)?.period ?? WITHOUT_A_GOAL;
}

/** The days whose counts `read` wants: from the first day of the period up to the day of reading. */
export function stretchToRead(rep: ReadRep, asOf: Day, period = periodToRead(rep, asOf)): Stretch {
  return until(periodOf(period, asOf), asOf);
}

/**
 * The reading of the period that holds `asOf`, up to that day. `counts` are those of `stretchToRead`; a metric that is
 * missing is not known.
 */
export function read(rep: ReadRep, counts: Counts, asOf: Day, period = periodToRead(rep, asOf)): Reading {
  const asked = { rep, counts, asOf, period, whole: periodOf(period, asOf) };
  const top = levelOf(asked, "opportunities");
  const middle = levelOf(asked, "conversations");
  const bottom = levelOf(asked, "activity");
  const levels = [top];
  if (top.status === "missed") levels.push(middle);
  if (levels.length === 2 && middle.status === "missed") levels.push(bottom);
  const ratio = levels.length === 2 && middle.status === "on_goal" ? ratioOf(asked, top, middle) : null;
  const diagnosis = diagnose(levels, ratio);
  const all = workingDays(rep.calendar, asked.whole);
  const soFar = all.filter((day) => day <= asOf);
  const done = soFar.filter((day) => isThere(rep.presence, day)).length;
  return {
    as_of: asOf,
    from: asked.whole.first,
    to: asked.whole.last,
    period,
    partial: done < all.length,
    days: { done, all: all.length, absent: soFar.filter((day) => hasBegun(rep.presence, day)).length - done },
    levels,
    ratio,
    diagnosis,
    reassess: isToReassess(asked, top, bottom),
    points_to: POINTS_TO[diagnosis] ?? null,
  };
}

interface Asked {
  readonly rep: ReadRep;
  readonly counts: Counts;
  readonly asOf: Day;
  readonly period: Period;
  readonly whole: Stretch;
}

function levelOf(asked: Asked, level: Level): LevelReading {
  const metrics = METRICS_OF[level].map((metric) => metricOf(asked, metric));
  return { level, status: statusOfLevel(metrics), metrics };
}

function metricOf(asked: Asked, metric: Metric): MetricReading {
  const { rep, whole, asOf } = asked;
  const goal = goalOf(asked, metric);
  const due = goal
    ? floored(dueOfRep(preferred(asked, metric), until(whole, asOf), rep.calendar, rep.presence))
    : null;
  const count = asked.counts[metric] ?? NOT_KNOWN;
  return {
    metric,
    have: count.known ? count.have : null,
    unchecked: count.known ? count.unchecked : 0,
    not_counted: count.known ? count.not_counted : [],
    due,
    target: goal?.target ?? null,
    goal_period: goal?.period ?? null,
    ...statusOf(count, due),
  };
}

function preferred({ rep, period }: Asked, metric: Metric): Goal[] {
  return goalsOf(rep.goals, metric, rep.whose, period);
}

/** The goal in force on the day of reading, or else the one that was last in force in the period. */
function goalOf(asked: Asked, metric: Metric): Goal | null {
  const goals = preferred(asked, metric);
  const ends = goals.flatMap(({ valid_to }) => valid_to ?? []).filter((end) => end < asked.asOf);
  const days = ends.filter((end) => isWithin(asked.whole, end)).sort();
  const last = [...days, asked.asOf].reverse().find((day) => inForce(goals, day));
  return last === undefined ? null : inForce(goals, last);
}

/** Null when no goal says how many conversations should become opportunities. */
function ratioOf(asked: Asked, top: LevelReading, middle: LevelReading): RatioReading | null {
  const goal = goalOf(asked, "ratio");
  const share = goal ? fraction(goal.target, 100) : implied(asked);
  const [opportunities, conversations] = [top.metrics[0], middle.metrics[0]];
  const [have, of] = [opportunities?.have ?? null, conversations?.have ?? null];
  if (share === null || have === null || of === null) return null;
  const unchecked = opportunities?.unchecked ?? 0;
  const tenths = floored(plus({ part: share.part * 1000n, whole: share.whole }, fraction(1, 2)));
  return {
    have,
    of,
    goal: tenths / 10,
    ...interval(have, of, unchecked),
    status: ratioStatus(have, of, share, unchecked),
    implied: goal === null,
  };
}

/** The share that the goals of both ask for, over the whole period; more than all is no share. */
function implied(asked: Asked): Fraction | null {
  const [wanted, held] = [goalOf(asked, "opportunities"), goalOf(asked, "conversations")];
  if (!wanted || !held) return null;
  const conversations = askedOf(held, asked.whole, asked.rep.calendar);
  if (conversations.part === 0n) return null;
  const share = over(askedOf(wanted, asked.whole, asked.rep.calendar), conversations);
  return share.part > share.whole ? null : share;
}

/** At the end of a quarter, a goal beaten by a fifth while calls or e-mails are under theirs. */
function isToReassess({ rep, asOf }: Asked, top: LevelReading, activity: LevelReading): boolean {
  const { have = null, due = null } = top.metrics[0] ?? {};
  if (top.status !== "on_goal" || have === null || !due || have * 5 < due * 6) return false;
  const [first] = workingDays(rep.calendar, periodOf("quarter", asOf)).slice(-REASSESS_DAYS);
  if (first === undefined || asOf < first) return false;
  return activity.status === "missed";
}

/** Enough, too few whatever the unchecked ones turn out to be, or not known and why. */
function statusOf(count: Count, due: number | null): Pick<MetricReading, "status" | "why"> {
  if (due === null) return { status: "not_known", why: "no_goal" };
  if (!count.known) return { status: "not_known", why: "not_imported" };
  if (count.have >= due) return { status: "on_goal", why: null };
  if (count.have + count.unchecked < due) return { status: "missed", why: null };
  return { status: "not_known", why: "unchecked" };
}

/** On goal when each figure that has a goal is; missed when any is missed; else not known. */
function statusOfLevel(metrics: readonly MetricReading[]): LevelReading["status"] {
  const statuses = metrics.filter(({ why }) => why !== "no_goal").map(({ status }) => status);
  if (statuses.includes("missed")) return "missed";
  return statuses.length === 0 || statuses.includes("not_known") ? "not_known" : "on_goal";
}

function diagnose(levels: readonly LevelReading[], ratio: RatioReading | null): Diagnosis {
  const last = levels.at(-1);
  if (!last || last.status === "not_known") return "not_known";
  if (levels.length === 1) return "goal_met";
  if (levels.length === 2) return BY_RATIO[ratio?.status ?? "too_few"];
  return last.status === "on_goal" ? "calls_do_not_become_conversations" : "activity_low";
}

const BY_RATIO: Record<RatioReading["status"], Diagnosis> = {
  low: "ratio_low",
  fine: "around_the_corner",
  too_few: "around_the_corner_too_few",
};
