/** Which review is due for a rep, and how far it is: the same as on the server. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  absentIn,
  type HeldReview,
  lastReview,
  nextReview,
  type Review,
  type Rhythm,
  type Switch,
  stateOf,
  switchTold,
} from "../../../pwa/app/coaching";
import { reviewId } from "../../../pwa/app/record/ids";

interface Told {
  readonly started_on: string | null;
  readonly new_hire_days: number;
  readonly review_day: string;
  readonly holidays: readonly string[];
  readonly absences: readonly string[];
  readonly working_days: readonly string[];
}

interface Vectors {
  readonly usual: Told;
  readonly cases: readonly {
    readonly name: string;
    readonly rhythm: Partial<Told>;
    readonly today: string;
    readonly next: Review | null;
    readonly last: Review | null;
    readonly switch: Switch | null;
  }[];
  readonly ids: readonly { rep_id: string; period: "day" | "week"; starts_on: string; expect: string }[];
  readonly states: readonly {
    readonly name: string;
    readonly due_on: string;
    readonly today: string;
    readonly held: Partial<HeldReview> | null;
    readonly expect: string;
  }[];
  readonly absent: readonly { name: string; held: Partial<HeldReview>; expect: readonly string[] }[];
}

const VECTORS = JSON.parse(readFileSync("tests/vectors/retrospective.json", "utf-8")) as Vectors;
const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const NOT_BEGUN: HeldReview = {
  manager_closed: false,
  rep_closed: false,
  prepared: false,
  has_reading: false,
  achievements: null,
  next_steps: null,
};

function rhythm(told: Partial<Told>): Rhythm {
  const { started_on, holidays, absences, working_days, new_hire_days, review_day } = {
    ...VECTORS.usual,
    ...told,
  };
  const isAway = (day: string) =>
    absences.some((one) => {
      const [from = "", to = ""] = one.split(" ");
      return from <= day && day <= to;
    });
  const works = (day: string) =>
    working_days.includes(WEEKDAYS[(new Date(day).getUTCDay() + 6) % 7] ?? "") &&
    !holidays.includes(day) &&
    !isAway(day) &&
    (started_on === null || started_on <= day);
  return { works, started_on, new_hire_days, review_day: WEEKDAYS.indexOf(review_day) };
}

test.each(VECTORS.cases.map((one) => [one.name, one] as const))("which review: %s", (_, one) => {
  const theirs = rhythm(one.rhythm);
  expect(nextReview(one.today, theirs)).toEqual(one.next);
  expect(lastReview(one.today, theirs)).toEqual(one.last);
  expect(switchTold(one.today, theirs)).toEqual(one.switch);
});

test("two phones begin the same one", () => {
  for (const one of VECTORS.ids) {
    expect(reviewId(one.rep_id, one.period, one.starts_on)).toBe(one.expect);
  }
});

test.each(VECTORS.states.map((one) => [one.name, one] as const))("how far it is: %s", (_, one) => {
  expect(stateOf(one.due_on, one.held && { ...NOT_BEGUN, ...one.held }, one.today)).toBe(one.expect);
});

test.each(VECTORS.absent.map((one) => [one.name, one] as const))("what it goes without: %s", (_, one) => {
  expect(absentIn({ ...NOT_BEGUN, ...one.held })).toEqual(one.expect);
});
