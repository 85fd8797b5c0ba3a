/** The rules of the numbers, held to the vectors that the Python suite is held to. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  countOpportunities,
  dueOfRep,
  everyInForce,
  type GoalProblem,
  goalChain,
  goalsOf,
  goalsTogether,
  inForce,
  isKnown,
  isThere,
  judge,
  type Metric,
  type Opportunity,
  type Period,
  periodOf,
  problemsOfEnd,
  problemsOfGoal,
  type Rate,
  type Step,
  type Whose,
  workingDays,
} from "../../../pwa/app/coaching";
import * as read from "./number_vectors";

interface Named {
  readonly name: string;
}

function vectors<Vectors extends object>(file: string): Vectors {
  return JSON.parse(readFileSync(`tests/vectors/${file}.json`, "utf-8"));
}

function named<Case extends Named>(cases: readonly Case[]): [string, Case][] {
  return cases.map((one) => [one.name, one]);
}

const days = vectors<{
  periods: { period: Period; day: string; expect: read.StretchVector }[];
  days: (Named & {
    calendar?: read.CalendarVector;
    presence?: read.PresenceVector;
    stretch: read.StretchVector;
    working: number;
    there: number;
  })[];
}>("working_days");

test.each(days.periods)("the $period of $day", ({ period, day, expect: expected }) => {
  expect(periodOf(period, day)).toEqual(read.stretch(expected));
});

test.each(named(days.days))("working days: %s", (_, one) => {
  const working = workingDays(read.calendar(one.calendar), read.stretch(one.stretch));
  const there = working.filter((day) => isThere(read.presence(one.presence), day));
  expect([working.length, there.length]).toEqual([one.working, one.there]);
});

const goals = vectors<{
  every_in_force: (Named & { goals: read.GoalVector[]; day: string; expect: string[] })[];
  in_force: (Named & {
    goals: read.GoalVector[];
    whose?: Partial<Whose>;
    read_by?: Period;
    day: string;
    expect: string | null;
  })[];
  due: (Named & read.RepVector & { metric: Metric; stretch: read.StretchVector; expect: string })[];
  problems: (Named & { goal: read.GoalVector; others: read.GoalVector[]; expect: string[] })[];
  ends: (Named & {
    goal: read.GoalVector;
    valid_to: string | null;
    others: read.GoalVector[];
    today: string;
    expect: string[];
  })[];
}>("goals");

test.each(named(goals.in_force))("the goal in force: %s", (_, one) => {
  const ofRep = goalsOf(one.goals.map(read.goal), "opportunities", read.whose(one.whose), one.read_by);
  expect(inForce(ofRep, one.day)?.id ?? null).toBe(one.expect);
});

test.each(named(goals.every_in_force))("what is expected: %s", (_, one) => {
  const ofRep = goalsOf(one.goals.map(read.goal), "opportunities", read.whose(undefined));
  expect(everyInForce(ofRep, one.day).map(({ id }) => id)).toEqual(one.expect);
});

test.each(named(goals.due))("what is due: %s", (_, one) => {
  const { goals, whose, calendar, presence } = read.rep(one);
  const due = dueOfRep(goalsOf(goals, one.metric, whose), read.stretch(one.stretch), calendar, presence);
  const [part = "", whole = "1"] = one.expect.split("/");
  expect(due.part * BigInt(whole)).toBe(BigInt(part) * due.whole);
});

test("a team as a whole has its own goals", () => {
  const said = { metric: "calls", period: "week", target: 500, manager_id: "boss" } as const;
  const team = read.goal({ ...said, together: true });
  const each = read.goal({ ...said, id: "each" });
  expect(goalsTogether([each, team], "calls", "boss")).toEqual([team]);
  expect(goalsTogether([each, team], "calls", null)).toEqual([]);
});

function said({ code, field, other_id }: GoalProblem): string {
  return [code, field, other_id].filter(Boolean).join(" ");
}

test.each(named(goals.problems))("publishing a goal: %s", (_, one) => {
  expect(problemsOfGoal(read.goal(one.goal), one.others.map(read.goal)).map(said)).toEqual(one.expect);
});

test.each(named(goals.ends))("ending a goal: %s", (_, one) => {
  const found = problemsOfEnd(read.goal(one.goal), one.valid_to, one.others.map(read.goal), one.today);
  expect(found.map(said)).toEqual(one.expect);
});

const counting = vectors<{
  judged: (Named & {
    opportunity: Opportunity;
    criteria: read.CriterionVector[];
    marks: read.MarkVector[];
    expect: string;
    because: string[];
  })[];
  counted: (Named & {
    stretch: read.StretchVector;
    opportunities: Opportunity[];
    criteria: read.CriterionVector[];
    marks: read.MarkVector[];
    expect: object;
  })[];
  known: (Named & {
    rep_since: string | null;
    organization_on: string[];
    stretch: read.StretchVector;
    expect: boolean;
  })[];
}>("counting");

test.each(named(counting.judged))("what counts: %s", (_, one) => {
  const judged = judge(one.opportunity, one.criteria.map(read.criterion), read.marked(one.marks));
  expect([judged.verdict, judged.because.map(({ id }) => id)]).toEqual([one.expect, one.because]);
});

test.each(named(counting.counted))("opportunities counted: %s", (_, one) => {
  const criteria = one.criteria.map(read.criterion);
  const stretch = read.stretch(one.stretch);
  expect(countOpportunities(one.opportunities, criteria, read.marked(one.marks), stretch)).toEqual(
    one.expect,
  );
});

test.each(named(counting.known))("what is known: %s", (_, one) => {
  expect(isKnown(one.rep_since, one.organization_on, read.stretch(one.stretch))).toBe(one.expect);
});

const chain = vectors<{
  cases: (Named & {
    opportunities: number;
    counts: Record<string, number | null>;
    assumed: Record<string, [number, number]>;
    expect: Step[];
  })[];
}>("goal_chain");

test.each(named(chain.cases))("the goal calculator: %s", (_, one) => {
  const rate = ([results, tries]: [number, number]): Rate => ({ results, tries });
  const assumed = Object.fromEntries(
    Object.entries(one.assumed).map(([metric, said]) => [metric, rate(said)]),
  );
  const steps = goalChain(one.opportunities, one.counts, assumed);
  expect(steps).toEqual(one.expect);
});
