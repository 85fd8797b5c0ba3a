/** How the one thing went so far: the expected rate of met at each interaction in which its item was rated. */
import { type Expected, expectedCourse, marksOf } from "../../coaching";
import { countingFor, promptOf, type Told } from "../../parts/told";
import { dayMonth } from "../../parts/words";
import type { Known } from "../../store/queries";

export interface Course {
  readonly prompt: string;
  /** Oldest first, two or more. */
  readonly points: readonly Expected[];
  /** How many of the points lie before it was agreed; null while it is a proposal. */
  readonly before: number | null;
  /** How many more met ones the standard needs. */
  readonly toCome: number;
}

const FEWEST = 2;

/** The course of the one thing; null when there is none, or it was rated fewer than twice. */
export function courseOf(known: Known, told: Told): Course | null {
  const { proposal, focus, title, toCome } = told;
  if (!proposal) return null;
  const marks = marksOf(known.observations.filter((seen) => seen.item_id === proposal.item_id));
  if (marks.length < FEWEST) return null;
  const counting = new Set(focus && countingFor(known, focus).map((seen) => seen.interaction_id));
  const first = marks.findIndex((mark) => counting.has(mark.interaction_id));
  const before = focus && (first === -1 ? marks.length : first);
  return { prompt: title, points: expectedCourse(marks), before, toCome };
}

/** Why there is no chart, in words. */
export function tooFewInWords(known: Known, told: Told): string | null {
  if (!told.proposal) return null;
  const { item_id } = told.proposal;
  const seen = marksOf(known.observations.filter((one) => one.item_id === item_id)).length;
  return seen === 0
    ? `How it goes shows here once “${promptOf(known, item_id)}” was seen twice. It was not seen yet.`
    : "How it goes shows here once it was seen twice. So far it was seen once.";
}

/** Where it stands and how sure that is, in one sentence: what the chart says to whoever cannot see it. */
export function courseInWords({ points, before }: Course, agreedOn: string | null, today: string): string {
  const now = points.at(-1) as Expected;
  const then = before ? points[before - 1] : null;
  const sure = `By now it is met about ${hundredths(now.rate)} times in 100, likely ${hundredths(now.low)} to ${hundredths(now.high)}`;
  if (!then || !agreedOn || then === now) return `${sure}.`;
  return `${sure}; when it was agreed on ${dayMonth(agreedOn, today)}, about ${hundredths(then.rate)}.`;
}

function hundredths(share: number): number {
  return Math.round(share * 100);
}

/**
 * The part of the course that has room: the latest points, and what is to come if two points fit beside it. `before`
 * is null too when it was agreed before all of them.
 */
export function inside(course: Course, columns: number): Course {
  const toCome = columns - course.toCome >= FEWEST ? course.toCome : 0;
  const fits = Math.max(FEWEST, columns - toCome);
  const left = Math.max(0, course.points.length - fits);
  return {
    ...course,
    points: course.points.slice(left),
    before: course.before === null || course.before < left ? null : course.before - left,
    toCome,
  };
}
