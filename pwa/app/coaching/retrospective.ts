/**
 * Which review a rep and their manager hold on which day, and how far one is. Twin of server/coaching/retrospective.py.
 *
 * A new hire is reviewed daily on their first working days, everybody else once a week; the switch comes by itself.
 * What is a working day of a rep (the organization's days, its holidays, the rep's absences, and nothing before they
 * began) is asked of the `works` of their rhythm.
 */
import { age, type Day } from "./evidence";
import { dayAfter, periodOf } from "./working_days";

/** Of what a review is. */
export type ReviewPeriod = "day" | "week";
export type ReviewState = "to_come" | "due" | "late" | "held" | "closed";
export type Absent = "numbers" | "preparation" | "went_well" | "next_steps";

/** How one rep is reviewed. */
export interface Rhythm {
  /** Whether a day is a working day of theirs. */
  readonly works: (day: Day) => boolean;
  /** Null: it is not known when they began, so they are not new. */
  readonly started_on: Day | null;
  /** Their first working days, reviewed daily; 0-60. */
  readonly new_hire_days: number;
  /** The weekday of the week's review, 0 for Monday. */
  readonly review_day: number;
}

/** A review to hold. */
export interface Review {
  readonly period: ReviewPeriod;
  /** The day itself, or the week's Monday. */
  readonly starts_on: Day;
  /** When it is held. */
  readonly due_on: Day;
  /** The how-manieth working day of a new hire it is; null for a week's. */
  readonly nth: number | null;
}

/** From daily to weekly. */
export interface Switch {
  readonly last_daily_on: Day;
  /** The first working day without a daily review. */
  readonly weekly_from: Day;
  /** The first review of a week; null when none is in sight. */
  readonly first_week_on: Day | null;
}

/** What is kept of a retrospective, as far as it says how far it is. */
export interface HeldReview {
  readonly manager_closed: boolean;
  readonly rep_closed: boolean;
  readonly prepared: boolean;
  readonly has_reading: boolean;
  readonly achievements: string | null;
  readonly next_steps: string | null;
}

const LOOK_DAYS = 42;
const LONGEST_START_DAYS = 366;

/**
 * The review that is held on this very day; null on any other. A daily one on each of a new hire's first working days.
 * Else the week's: on the review day, or the last working day before it in that week, or the first one after when there
 * is none before.
 */
export function reviewOn(day: Day, rhythm: Rhythm): Review | null {
  if (!rhythm.works(day)) return null;
  const nth = newHireDay(day, rhythm);
  if (nth !== null) return { period: "day", starts_on: day, due_on: day, nth };
  const monday = periodOf("week", day).first;
  const isHeld = heldOn(monday, rhythm) === day;
  return isHeld ? { period: "week", starts_on: monday, due_on: day, nth: null } : null;
}

/** The review of this day, or the next one; null when there is none in six weeks. */
export function nextReview(day: Day, rhythm: Rhythm): Review | null {
  for (let ahead = 0; ahead <= LOOK_DAYS; ahead += 1) {
    const review = reviewOn(dayAfter(day, ahead), rhythm);
    if (review) return review;
  }
  return null;
}

/** The latest review before this day; null when there was none in six weeks. */
export function lastReview(day: Day, rhythm: Rhythm): Review | null {
  for (let ago = 1; ago <= LOOK_DAYS; ago += 1) {
    const review = reviewOn(dayAfter(day, -ago), rhythm);
    if (review) return review;
  }
  return null;
}

/** The how-manieth working day of a new hire this is, from 1; null for nobody new, and for a day off. */
export function newHireDay(day: Day, rhythm: Rhythm): number | null {
  const { works, started_on, new_hire_days } = rhythm;
  if (started_on === null || day < started_on || !works(day)) return null;
  let nth = 0;
  for (let one = started_on; one <= day && nth <= new_hire_days; one = dayAfter(one, 1)) {
    nth += Number(works(one));
  }
  return nth <= new_hire_days ? nth : null;
}

/**
 * The switch to the week, when this day is one to tell it: from the second last daily review on, until the first review
 * of a week was due.
 */
export function switchTold(day: Day, rhythm: Rhythm): Switch | null {
  const { works, started_on } = rhythm;
  if (started_on === null || age(started_on, day) > LONGEST_START_DAYS + LOOK_DAYS) return null;
  const last = lastDaily(rhythm);
  if (last === null) return null;
  const ahead = Array.from({ length: LOOK_DAYS - 1 }, (_, days) => dayAfter(last, days + 1));
  const weeklyFrom = ahead.find(works) ?? dayAfter(last, 1);
  const first = nextReview(weeklyFrom, rhythm);
  const toldFrom = lastReview(last, rhythm)?.due_on ?? last;
  if (day < toldFrom || day > (first?.due_on ?? weeklyFrom)) return null;
  return { last_daily_on: last, weekly_from: weeklyFrom, first_week_on: first?.due_on ?? null };
}

/** How far a review is. `held`: the manager closed it; `closed`: both did. `review` null: none was begun. */
export function stateOf(dueOn: Day, review: HeldReview | null, today: Day): ReviewState {
  if (review?.manager_closed) return review.rep_closed ? "closed" : "held";
  if (today === dueOn) return "due";
  return dueOn < today ? "late" : "to_come";
}

/** What a retrospective went without; it is one all the same. */
export function absentIn(review: HeldReview): Absent[] {
  const here: [Absent, boolean][] = [
    ["numbers", review.has_reading],
    ["preparation", review.prepared],
    ["went_well", Boolean(review.achievements?.trim())],
    ["next_steps", Boolean(review.next_steps?.trim())],
  ];
  return here.filter(([, isHere]) => !isHere).map(([name]) => name);
}

/** When a review is held, whether it was or not. `starts_on`: the day, or the Monday of the week. */
export function dueOn(period: ReviewPeriod, startsOn: Day, rhythm: Rhythm): Day {
  if (period === "day") return startsOn;
  return heldOn(startsOn, rhythm) ?? dayAfter(startsOn, rhythm.review_day);
}

function heldOn(monday: Day, { works, review_day }: Rhythm): Day | null {
  const days = Array.from({ length: 7 }, (_, weekday) => dayAfter(monday, weekday));
  const before = days.slice(0, review_day + 1).findLast(works);
  return before ?? days.slice(review_day + 1).find(works) ?? null;
}

/** The last day of the daily reviews; null when there are none, or they do not end in sight. */
function lastDaily(rhythm: Rhythm): Day | null {
  const { works, started_on, new_hire_days } = rhythm;
  let left = new_hire_days;
  for (let days = 0; started_on !== null && left > 0 && days < LONGEST_START_DAYS; days += 1) {
    const day = dayAfter(started_on, days);
    if (works(day)) left -= 1;
    if (left === 0) return day;
  }
  return null;
}
