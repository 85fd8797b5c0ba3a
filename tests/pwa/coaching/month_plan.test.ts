import fc from "fast-check";
import { expect, test } from "vitest";
import { type Day, isThere, monthPlan, type Presence } from "../../../pwa/app/coaching";
import { calendar, presence } from "./number_vectors";

const MONTH = { first: "2026-11-01", last: "2026-11-30" };
const CALENDAR = calendar({ holidays: ["2026-11-26"] });
const ALWAYS = presence();
const reps = (...ids: string[]) => ids.map((rep_id) => ({ rep_id, presence: ALWAYS }));
const plan = (more: Partial<Parameters<typeof monthPlan>[0]>) =>
  monthPlan({
    today: "2026-11-09",
    month: MONTH,
    calendar: CALENDAR,
    target: 4,
    taken: [],
    reps: reps("ann", "bob"),
    ...more,
  }).map(({ on, rep_id }) => `${on} ${rep_id}`);

test("as many days as the target misses, spread over what is left, each rep in turn", () => {
  expect(plan({})).toEqual(["2026-11-10 ann", "2026-11-16 bob", "2026-11-20 ann", "2026-11-27 bob"]);
});

test("what was had and what is planned is not asked for again, and whoever had it comes later", () => {
  const taken = [
    { rep_id: "ann", on: "2026-11-03" },
    { rep_id: "ann", on: "2026-11-16" },
    { rep_id: "bob", on: "2026-11-16" }, // one field day, whoever was with
  ];
  expect(plan({ taken })).toEqual(["2026-11-12 bob", "2026-11-24 ann"]);
  expect(plan({ taken, target: 2 })).toEqual([]);
});

test("without a target: one for each with whom there is none", () => {
  const taken = [{ rep_id: "ann", on: "2026-11-03" }];
  expect(plan({ target: null, taken, reps: reps("ann", "bob", "cy") })).toEqual([
    "2026-11-12 bob",
    "2026-11-24 cy",
  ]);
});

test("nobody on a day on which they are away, and no day on which the organization rests", () => {
  const away = presence({ absences: [["2026-11-09", "2026-11-30"]] });
  expect(plan({ reps: [{ rep_id: "ann", presence: away }] })).toEqual([]);
  const both = [{ rep_id: "ann", presence: away }, ...reps("bob")];
  expect(plan({ reps: both, target: 1 })).toEqual(["2026-11-18 bob"]);
});

test("a day on which everybody is away is none to plan on, and the target is planned for all the same", () => {
  const away = presence({ absences: [["2026-11-18", "2026-11-18"]] });
  const both = ["ann", "bob"].map((rep_id) => ({ rep_id, presence: away }));
  expect(plan({ reps: both, target: 1 })).toEqual(["2026-11-19 ann"]);
  expect(plan({ reps: both, target: 40 })).toHaveLength(14);
});

test("without a target, who is away in the middle is suggested when they are there, and nobody twice", () => {
  const away = presence({ absences: [["2026-11-10", "2026-11-27"]] });
  const team = [...reps("ann"), { rep_id: "bob", presence: away }];
  const taken = [{ rep_id: "ann", on: "2026-11-03" }];
  expect(plan({ reps: team, taken, target: null })).toEqual(["2026-11-30 bob"]);
  expect(plan({ reps: team, target: null })).toEqual(["2026-11-12 ann", "2026-11-09 bob"].sort());
});

test("a month that is over, a team of nobody: nothing", () => {
  expect(plan({ today: "2026-12-01" })).toEqual([]);
  expect(plan({ reps: [] })).toEqual([]);
});

test("the next month is planned from its first day", () => {
  const month = { first: "2026-12-01", last: "2026-12-31" };
  expect(plan({ month, target: 23 })[0]).toBe("2026-12-01 ann");
});

test("whatever is asked: working days that are free, once each, nobody away, and spread over the reps", () => {
  const on = fc.integer({ min: 1, max: 30 }).map((day): Day => `2026-11-${String(day).padStart(2, "0")}`);
  const stretch = fc.tuple(on, on).map(([a, b]) => (a < b ? { first: a, last: b } : { first: b, last: a }));
  const theirs = fc
    .array(stretch, { maxLength: 2 })
    .map((absences): Presence => ({ started_on: null, absences }));
  const asked = fc.record({
    today: on,
    target: fc.option(fc.integer({ min: 0, max: 40 })),
    taken: fc.array(fc.record({ rep_id: fc.constantFrom("0", "1", "gone"), on }), { maxLength: 8 }),
    there: fc.array(theirs, { maxLength: 4 }),
  });
  fc.assert(
    fc.property(asked, ({ today, target, taken, there }) => {
      const team = there.map((one, nth) => ({ rep_id: String(nth), presence: one }));
      const found = monthPlan({ today, month: MONTH, calendar: CALENDAR, target, taken, reps: team });
      const days = found.map((one) => one.on);
      expect(days).toEqual([...new Set(days)].sort());
      const busy = new Set(taken.map((one) => one.on));
      for (const { on: day, rep_id } of found) {
        expect(day >= today && !busy.has(day) && day !== "2026-11-26").toBe(true);
        expect([0, 6]).not.toContain(new Date(day).getUTCDay());
        expect(isThere(team[Number(rep_id)]?.presence as Presence, day)).toBe(true);
      }
      if (target !== null) expect(found.length).toBeLessThanOrEqual(Math.max(0, target - busy.size));
      if (there.every(({ absences }) => absences.length === 0) && taken.length === 0) {
        const times = team.map(({ rep_id }) => found.filter((one) => one.rep_id === rep_id).length);
        expect(Math.max(0, ...times) - Math.min(...times, Number.POSITIVE_INFINITY)).toBeLessThanOrEqual(1);
      }
    }),
  );
});
