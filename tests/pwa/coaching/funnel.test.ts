/** The reading from the top: DESIGN 6, for every combination. Twin of tests/coaching/test_funnel.py. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Diagnosis,
  daysSentence,
  diagnosisSentence,
  levelSentence,
  type MetricReading,
  type Period,
  type Reading,
  read,
} from "../../../pwa/app/coaching";
import { type CountVector, counts, type GoalVector, type RepVector, rep } from "./number_vectors";

interface Row {
  readonly opportunities: string;
  readonly conversations: string;
  readonly activity: string;
  readonly ratio: string;
  readonly levels: readonly string[];
  readonly diagnosis: string;
  readonly points_to: string | null;
}
interface Case extends RepVector {
  readonly name: string;
  readonly as_of: string;
  readonly period?: Period;
  readonly counts: Readonly<Record<string, CountVector>>;
  readonly expect: Readonly<Record<string, unknown>>;
  readonly says?: readonly (string | null)[];
}

const { table, cases } = JSON.parse(readFileSync("tests/vectors/funnel.json", "utf-8")) as {
  table: Row[];
  cases: Case[];
};
const SUNDAY = "2026-11-29";
const goal = (metric: GoalVector["metric"], target: number): GoalVector => ({
  metric,
  period: "week",
  target,
});
const GOALS = [goal("opportunities", 10), goal("conversations", 50), goal("calls", 100), goal("emails", 50)];

interface Word {
  readonly have?: Readonly<Record<string, CountVector>>;
  readonly without?: readonly string[];
}
/** What the words of the table mean: the counts, and the goals that are taken away. */
const WORDS: Record<"opportunities" | "conversations" | "activity", Record<string, Word>> = {
  opportunities: {
    on_goal: { have: { opportunities: 10 } },
    missed: { have: { opportunities: 4 } },
    unchecked: { have: { opportunities: { have: 4, unchecked: 6 } } },
    not_imported: {},
    no_goal: { have: { opportunities: 4 }, without: ["opportunities"] },
  },
  conversations: {
    on_goal: { have: { conversations: 50 } },
    missed: { have: { conversations: 49 } },
    not_imported: {},
    no_goal: { have: { conversations: 50 }, without: ["conversations"] },
  },
  activity: {
    high: { have: { calls: 100, emails: 51 } },
    low: { have: { calls: 99, emails: 49 } },
    low_by_one: { have: { calls: 100, emails: 49 } },
    low_one_not_imported: { have: { calls: 99 } },
    high_one_without_goal: { have: { calls: 100, emails: 0 }, without: ["emails"] },
    low_one_without_goal: { have: { calls: 99, emails: 0 }, without: ["emails"] },
    one_not_imported: { have: { emails: 50 } },
    not_imported: {},
    no_goal: { have: { calls: 100, emails: 50 }, without: ["calls", "emails"] },
  },
};
/** Of 4 opportunities in 50 conversations: 8 %, and at most 16.7 %. */
const RATIOS = { low: 20, fine: 8, too_few: 12 };

const combinations = Object.entries(WORDS.opportunities).flatMap(([top, first]) =>
  Object.entries(WORDS.conversations).flatMap(([middle, second]) =>
    Object.entries(WORDS.activity).flatMap(([bottom, third]) =>
      Object.entries(RATIOS).map(([ratio, percent]) => ({
        words: { opportunities: top, conversations: middle, activity: bottom, ratio },
        meant: [first, second, third],
        percent,
      })),
    ),
  ),
);

test("every combination is read as the table says", () => {
  for (const { words, meant, percent } of combinations) {
    const have = Object.assign({}, ...meant.map(({ have }) => have));
    const without = meant.flatMap(({ without }) => without ?? []);
    const goals = [...GOALS.filter(({ metric }) => !without.includes(metric)), goal("ratio", percent)];
    const reading = read(rep({ goals }), counts(have), SUNDAY, "week");
    const rows = table.filter((row) =>
      Object.entries(words).every(([column, word]) =>
        ["*", word].includes(row[column as keyof typeof words]),
      ),
    );
    expect(rows, JSON.stringify(words)).toHaveLength(1);
    expect(reading.levels.map(({ level }) => level)).toEqual(rows[0]?.levels);
    expect([reading.diagnosis, reading.points_to]).toEqual([rows[0]?.diagnosis, rows[0]?.points_to]);
    showsNothingBelow(reading);
  }
});

test.each(cases.map((one) => [one.name, one] as const))("reading: %s", (_, one) => {
  const reading = read(rep(one), counts(one.counts), one.as_of, one.period);
  for (const [name, expected] of Object.entries(one.expect))
    expect(told(reading, name, expected), name).toEqual(expected);
  const said = [diagnosisSentence(reading), ...reading.levels.map(levelSentence), daysSentence(reading)];
  if (one.says) expect(said).toEqual(one.says);
});

/** What a reading says of what a case is about: a figure of several metrics, the levels, or a field. */
function told(reading: Reading, name: string, expected: unknown): unknown {
  if (name === "levels") return reading.levels.map(({ level }) => level);
  if (name in reading) return reading[name as keyof Reading];
  const metrics = reading.levels.flatMap(({ metrics }) => metrics);
  const asked = metrics.filter(({ metric }) => metric in (expected as object));
  return Object.fromEntries(asked.map((one) => [one.metric, one[name as keyof MetricReading]]));
}

/** Levels stop after the first that is not missed; no word of a lower one, nor a ratio, unless shown. */
function showsNothingBelow({ levels, ratio, reassess }: Reading): void {
  const statuses = levels.map(({ status }) => status);
  expect(statuses.slice(0, -1).every((status) => status === "missed")).toBe(true);
  expect(statuses.length === 3 || statuses.at(-1) !== "missed").toBe(true);
  const depth = [1, 2, 4][statuses.length - 1];
  expect(levels.flatMap(({ metrics }) => metrics.map(({ metric }) => metric))).toEqual(
    ["opportunities", "conversations", "calls", "emails"].slice(0, depth),
  );
  if (ratio) expect(statuses).toEqual(["missed", "on_goal"]);
  if (reassess) expect(statuses).toEqual(["on_goal"]);
}

const figure = fc.record({ have: fc.nat(60), known: fc.boolean(), unchecked: fc.nat(5) });
const figures = fc.record(
  { opportunities: figure, conversations: figure, calls: figure, emails: figure },
  { requiredKeys: [] },
);
const goals = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom(..."abcdefgh"),
    metric: fc.constantFrom("opportunities", "conversations", "calls", "emails", "ratio"),
    period: fc.constantFrom("day", "week", "month", "quarter"),
    target: fc.nat(100),
    valid_from: fc.constantFrom("2026-01-01", "2026-11-04"),
    valid_to: fc.constantFrom(null, null, "2026-11-18"),
    rep_id: fc.constantFrom(null, null, "rep", "other"),
    together: fc.boolean(),
  }),
  { selector: ({ id }) => id, maxLength: 8 },
) as fc.Arbitrary<GoalVector[]>;
const day = fc.integer({ min: 0, max: 150 }).map((days) => {
  return new Date(Date.parse("2026-09-01") + days * 86_400_000).toISOString().slice(0, 10);
});

test("nothing below is told, and the order of goals does not matter", () => {
  const shuffled = goals.chain((some) =>
    fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length })),
  );
  fc.assert(
    fc.property(shuffled, figures, day, ([some, other], have, asOf) => {
      const reading = read(rep({ goals: some }), counts(have), asOf);
      showsNothingBelow(reading);
      expect(read(rep({ goals: other }), counts(have), asOf)).toEqual(reading);
    }),
  );
});

const ORDER: Diagnosis[] = [
  "activity_low",
  "calls_do_not_become_conversations",
  "ratio_low",
  "around_the_corner_too_few",
  "around_the_corner",
  "goal_met",
];

test("more opportunities never make it worse", () => {
  const many = fc.nat(60);
  fc.assert(
    fc.property(many, many, fc.nat(12), many, many, (have, more, target, held, percent) => {
      const wanted = [
        goal("opportunities", target),
        goal("conversations", 50),
        goal("calls", 100),
        goal("ratio", percent),
      ];
      const place = (opportunities: number) => {
        const some = counts({ opportunities, conversations: held, calls: 99 });
        return ORDER.indexOf(read(rep({ goals: wanted }), some, SUNDAY).diagnosis);
      };
      expect(place(have + more)).toBeGreaterThanOrEqual(place(have));
    }),
  );
});
