/** Which reviews are to be held: today's, what is late, and what comes next. */
import {
  type Day,
  dayAfter,
  type HeldReview,
  lastReview,
  newHireDay,
  nextReview,
  type Review,
  type ReviewPeriod,
  type ReviewState,
  type Rhythm,
  type Switch,
  stateOf,
  switchTold,
} from "../../coaching";
import { reviewId } from "../../record/ids";
import type { Row } from "../database";
import { groupBy } from "../group";
import { dayOf, type Phone } from "../phone";
import { type Person, person, repsOf } from "./people";
import { rhythmByRep } from "./rhythm";

/** The switch to the week, with the usual day of its review (0 for Monday). */
export interface Told extends Switch {
  readonly reviewDay: number;
}

/** A review that was begun: of a day, or of the week that begins on this Monday. */
export interface ReviewName {
  readonly id: string;
  readonly period: ReviewPeriod;
  readonly starts_on: Day;
}

/** A review of a rep, begun or not. */
export interface ReviewOf extends Review {
  readonly id: string;
  readonly rep: Person;
  readonly state: ReviewState;
  readonly prepared: boolean;
}

export interface Reviews {
  /** Due today, or the latest one if it was not held; null when neither. */
  readonly now: ReviewOf | null;
  /** The next one after today; null when none is in sight. */
  readonly next: ReviewOf | null;
  /** What the rep may prepare now: this one, or the next when no working day lies before it. */
  readonly toPrepare: ReviewOf | null;
  /** The latest that the manager closed and the rep did not read yet; null when there is none. */
  readonly toRead: ReviewName | null;
  /** Which day of how many with daily reviews it is for a new hire; null for everybody else, and on a day off. */
  readonly newHire: { readonly day: number; readonly of: number } | null;
  /** From daily to weekly, on the days on which to say so. */
  readonly told: Told | null;
}

/** Those of all the reps this person coaches, by name. */
export async function reviewsToHold(phone: Phone): Promise<ReviewOf[]> {
  const [reps, of] = await Promise.all([repsOf(phone), reviewsByRep(phone)]);
  return reps.flatMap((rep) => of(rep).now ?? []);
}

/** A rep's own. Null when this phone does not know them. */
export async function myReviews(phone: Phone): Promise<Reviews | null> {
  const [me, of] = await Promise.all([person(phone.store, phone.me.id), reviewsByRep(phone)]);
  return me && of(me);
}

/** Read once, asked by rep. */
export async function reviewsByRep(phone: Phone): Promise<(rep: Person) => Reviews> {
  const { store, now } = phone;
  const today = dayOf(now());
  const [rhythm, rows] = await Promise.all([rhythmByRep(phone), store.rows("retrospective").toArray()]);
  const begun = groupBy(
    rows.filter(({ deleted }) => !deleted),
    ({ fields }) => fields.rep_id,
  );
  return (rep) => reviewsOf(rep, rhythm(rep), begun.get(rep.id) ?? [], today);
}

function reviewsOf(
  rep: Person,
  rhythm: Rhythm,
  begun: readonly Row<"retrospective">[],
  today: string,
): Reviews {
  const as = (review: Review | null) => review && toReview(rep, review, begun, today);
  const first = as(nextReview(today, rhythm));
  const isToday = first?.due_on === today;
  const last = as(lastReview(today, rhythm));
  const missed = last?.state === "late" && begun.length > 0 ? last : null; // who never held one is late with none
  const day = newHireDay(today, rhythm);
  const now = isToday ? first : missed;
  const next = isToday ? as(nextReview(dayAfter(today, 1), rhythm)) : first;
  return {
    now,
    next,
    toPrepare: [now, isNear(next, today, rhythm) ? next : null].find(isToHold) ?? null,
    toRead: toRead(begun),
    newHire: day === null ? null : { day, of: rhythm.new_hire_days },
    told: toldOn(today, rhythm),
  };
}

/** The switch, on the days on which to tell it. */
export function toldOn(today: Day, rhythm: Rhythm): Told | null {
  const told = switchTold(today, rhythm);
  return told && { ...told, reviewDay: rhythm.review_day };
}

/** What the rules ask of what is kept. */
export function asHeld({ fields }: Row<"retrospective">): HeldReview {
  return {
    manager_closed: Boolean(fields.manager_closed_at),
    rep_closed: Boolean(fields.rep_closed_at),
    prepared: Boolean(fields.prepared_at),
    has_reading: Boolean(fields.reading),
    achievements: fields.achievements ?? null,
    next_steps: fields.next_steps ?? null,
  };
}

function isToHold(review: ReviewOf | null): review is ReviewOf {
  return review !== null && review.state !== "held" && review.state !== "closed";
}

/** No working day lies between today and the day of the review. */
function isNear(review: ReviewOf | null, today: Day, { works }: Rhythm): boolean {
  if (!review) return false;
  const between = daysUntil(review.due_on, today);
  return !between.some(works);
}

function daysUntil(day: Day, today: Day): Day[] {
  const days: Day[] = [];
  for (let one = dayAfter(today, 1); one < day; one = dayAfter(one, 1)) days.push(one);
  return days;
}

function toReview(
  rep: Person,
  review: Review,
  begun: readonly Row<"retrospective">[],
  today: string,
): ReviewOf {
  const id = reviewId(rep.id, review.period, review.starts_on);
  const row = begun.find((one) => one.id === id);
  const held = row ? asHeld(row) : null;
  return {
    ...review,
    id,
    rep,
    state: stateOf(review.due_on, held, today),
    prepared: held?.prepared ?? false,
  };
}

function toRead(begun: readonly Row<"retrospective">[]): ReviewName | null {
  const waiting = begun.filter(({ fields }) => fields.manager_closed_at && !fields.rep_closed_at);
  const [latest] = waiting.sort((a, b) => (a.fields.starts_on < b.fields.starts_on ? 1 : -1));
  return latest ? { id: latest.id, period: latest.fields.period, starts_on: latest.fields.starts_on } : null;
}
