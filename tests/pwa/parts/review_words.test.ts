/** What a review is called, when it is held, and what is read from the numbers, as one says it. */
import { expect, test } from "vitest";
import type { MetricReading, Reading } from "../../../pwa/app/coaching";
import {
  asOfInWords,
  criteriaInWords,
  figureInWords,
  goalInWords,
  stretchInWords,
} from "../../../pwa/app/parts/reading_words";
import {
  addressOf,
  dueInWords,
  periodInWords,
  stateInWords,
  switchInWords,
  weekOf,
  whenToHold,
} from "../../../pwa/app/parts/review_words";

const TODAY = "2026-11-26"; // a Thursday

test.each([
  ["2026-11-23", 2026, 48],
  ["2026-11-29", 2026, 48],
  ["2026-01-01", 2026, 1],
  ["2027-01-01", 2026, 53], // a Friday: its Thursday lies in the year before
  ["2024-12-30", 2025, 1], // a Monday: its Thursday lies in the year after
  ["2017-12-31", 2017, 52],
])("the week of %s", (date, year, week) => {
  expect(weekOf(date)).toEqual({ year, week });
});

test("a week has its number, and its year when it is another one; a day has its name", () => {
  expect(periodInWords("week", "2026-11-23", TODAY)).toBe("week 48");
  expect(periodInWords("week", "2017-07-03", TODAY)).toBe("week 27 of 2017");
  expect(periodInWords("day", "2026-11-26", TODAY)).toBe("Thu 26 Nov");
});

test.each([
  ["2026-11-26", "today"],
  ["2026-11-27", "tomorrow"],
  ["2026-12-01", "Tuesday"],
  ["2026-12-03", "3 Dec"],
  ["2026-11-25", "was yesterday"],
  ["2026-11-20", "was on Friday"],
  ["2026-11-13", "was on 13 Nov"],
])("held on %s", (dueOn, words) => {
  expect(dueInWords(dueOn, TODAY)).toBe(words);
});

test("how far it is", () => {
  const open = { state: "late", dueOn: "2026-11-20", managerClosedAt: null, repClosedAt: null } as const;
  expect(stateInWords(open, "Moses", TODAY)).toBe("It was on Friday, and was not held yet.");
  const held = { ...open, state: "held", managerClosedAt: "2026-11-26T15:00:00Z" } as const;
  expect(stateInWords(held, "Moses", TODAY)).toMatch(/^Held today \d\d:\d\d\. Moses has not read it yet\.$/);
  expect(stateInWords(held, "You", TODAY)).toContain("You have not read it yet.");
  const closed = { ...held, state: "closed", repClosedAt: "2026-11-26T16:00:00Z" } as const;
  expect(stateInWords(closed, "Moses", TODAY)).toMatch(/^Closed by both, today/);
});

test("the switch is told ahead, on its day, and in the week after", () => {
  const told = {
    last_daily_on: "2026-11-27",
    weekly_from: "2026-11-30",
    first_week_on: "2026-12-04",
    reviewDay: 4,
  };
  expect(switchInWords(told, "2026-11-26")).toBe("From Monday on we look at the week, on Fridays.");
  expect(switchInWords(told, "2026-11-30")).toBe("From today on we look at the week, on Fridays.");
  expect(switchInWords(told, "2026-12-02")).toBe("Since Monday we look at the week, on Fridays.");
});

test("an address leads to one that nobody began yet", () => {
  const repId = "0190f3a2-5b7c-7d10-8a9b-2c3d4e5f6071";
  expect(addressOf({ repId, period: "week", startsOn: "2026-11-23" })).toBe(
    `/retrospectives/858efaf2-fab3-5caa-9ce5-3027ff1c066b?rep=${repId}&week=2026-11-23`,
  );
});

const METRIC: MetricReading = {
  metric: "opportunities",
  have: 11,
  unchecked: 0,
  not_counted: [],
  due: 18,
  target: 24,
  goal_period: "quarter",
  status: "missed",
  why: null,
};
const READING: Reading = {
  as_of: TODAY,
  from: "2026-10-01",
  to: "2026-12-31",
  period: "quarter",
  partial: true,
  days: { done: 39, all: 64, absent: 1 },
  levels: [],
  ratio: null,
  diagnosis: "not_known",
  reassess: false,
  points_to: null,
};

test("a figure that is not known is never a zero", () => {
  expect(figureInWords(METRIC)).toBe("11 of 18 by now");
  expect(figureInWords({ ...METRIC, due: 24 })).toBe("11 of 24");
  expect(figureInWords({ ...METRIC, have: 0 })).toBe("0 of 18 by now");
  expect(figureInWords({ ...METRIC, have: null })).toBe("not known");
  expect(figureInWords({ ...METRIC, due: null, target: null })).toBe("11, no goal");
  expect(goalInWords(METRIC)).toBe("Goal: 24 a quarter.");
  expect(goalInWords({ ...METRIC, due: 24 })).toBe("");
});

test("what was not counted is said with its criterion", () => {
  const not_counted = [
    { criterion_id: "b", title: "Budget named", count: 2 },
    { criterion_id: "n", title: "Next step dated", count: 1 },
  ];
  expect(criteriaInWords({ ...METRIC, not_counted })).toBe(
    "Not met: 2 “Budget named” and 1 “Next step dated”.",
  );
  expect(criteriaInWords(METRIC)).toBe("");
});

test("what the figures are of, and how old they are", () => {
  expect(stretchInWords(READING, TODAY)).toMatch(
    /^This quarter, as of today\. Pro rata: 39 of 64 working days/,
  );
  expect(stretchInWords({ ...READING, as_of: "2026-11-24" }, TODAY)).toMatch(
    /^This quarter, as of Tuesday\./,
  );
  expect(asOfInWords("2017-07-07", TODAY)).toBe("as of 7 Jul 2017");
  const then = { ...READING, as_of: "2017-07-07", from: "2017-07-01", to: "2017-09-30", partial: false };
  expect(stretchInWords(then, TODAY)).toBe("1 Jul 2017 – 30 Sep 2017, as of 7 Jul 2017.");
});

test("a review stands under what is to hold now from its day on, not before", () => {
  expect(whenToHold([{ state: "to_come" }])).toBe("Next");
  expect(whenToHold([{ state: "due" }])).toBe("To hold now");
  expect(whenToHold([{ state: "to_come" }, { state: "late" }])).toBe("To hold now");
});
