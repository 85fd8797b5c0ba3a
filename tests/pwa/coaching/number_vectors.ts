/** Reads the vectors of the numbers; twin of tests/coaching/number_vectors.py. */
import {
  type Count,
  type Criterion,
  type Goal,
  type Marked,
  NOT_KNOWN,
  type Opportunity,
  type Presence,
  type ReadRep,
  type Stretch,
  WEEKDAYS,
  type Weekday,
  type Whose,
  type WorkingCalendar,
} from "../../../pwa/app/coaching";

export type GoalVector = Partial<Goal> & Pick<Goal, "metric" | "period" | "target">;
export type CriterionVector = Partial<Criterion> & Pick<Criterion, "id">;
export type StretchVector = readonly [string, string];
export type CountVector = number | null | (Partial<Count> & Pick<Count, "have">);
export type MarkVector = readonly [string, string, boolean];

export interface RepVector {
  readonly goals: readonly GoalVector[];
  readonly whose?: Partial<Whose>;
  readonly calendar?: CalendarVector;
  readonly presence?: PresenceVector;
}
export interface CalendarVector {
  readonly weekdays?: readonly Weekday[];
  readonly holidays?: readonly string[];
}
export interface PresenceVector {
  readonly started_on?: string | null;
  readonly absences?: readonly StretchVector[];
}

/** Of the organization, published, from 2026 on, with a why and a bonus; its id is its metric. */
export function goal(said: GoalVector): Goal {
  return {
    id: said.metric,
    valid_from: "2026-01-01",
    valid_to: null,
    rep_id: null,
    manager_id: null,
    together: false,
    why: "So it is.",
    bonus: "None.",
    state: "published",
    ...said,
  };
}

export function stretch([first, last]: StretchVector): Stretch {
  return { first, last };
}

/** Monday to Friday without holidays. */
export function calendar(said: CalendarVector = {}): WorkingCalendar {
  const weekdays = new Set(said.weekdays ?? WEEKDAYS.slice(0, 5));
  return { weekdays, holidays: new Set(said.holidays ?? []) };
}

export function presence(said: PresenceVector = {}): Presence {
  return { started_on: said.started_on ?? null, absences: (said.absences ?? []).map(stretch) };
}

/** The rep “rep” of the manager “boss”. */
export function whose(said: Partial<Whose> = {}): Whose {
  return { rep_id: "rep", manager_ids: ["boss"], ...said };
}

export function rep(said: RepVector): ReadRep {
  return {
    whose: whose(said.whose),
    goals: said.goals.map(goal),
    calendar: calendar(said.calendar),
    presence: presence(said.presence),
  };
}

/** A number as it is, null for not known, or `{have, unchecked, not_counted}`. */
export function count(said: CountVector): Count {
  if (said === null) return NOT_KNOWN;
  const fields = typeof said === "number" ? { have: said } : said;
  return { known: true, unchecked: 0, not_counted: [], ...fields };
}

export function counts(said: Readonly<Record<string, CountVector>>): Record<string, Count> {
  return Object.fromEntries(Object.entries(said).map(([metric, one]) => [metric, count(one)]));
}

/** By hand, in force from 2026 on; its title is its id. */
export function criterion(said: CriterionVector): Criterion {
  return {
    title: said.id,
    valid_from: "2026-01-01",
    valid_to: null,
    field: null,
    at_least: null,
    place: 0,
    ...said,
  };
}

export function opportunity(said: Partial<Opportunity> & Omit<Opportunity, "fields">): Opportunity {
  return { fields: {}, ...said };
}

export function marked(said: readonly MarkVector[]): Marked {
  const marks = new Map(said.map(([about, by, met]) => [`${about} ${by}`, met]));
  return (about, by) => marks.get(`${about} ${by}`);
}
