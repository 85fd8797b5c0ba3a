import { expect, test } from "vitest";
import { courseOf, type Goal, goalsOf } from "../../../pwa/app/coaching";

const MOSES = { rep_id: "moses", manager_ids: ["priya"] };

function goal(id: string, valid_from: string, valid_to: string | null, more: Partial<Goal> = {}): Goal {
  return {
    id,
    metric: "opportunities",
    period: "quarter",
    target: 18,
    valid_from,
    valid_to,
    rep_id: null,
    manager_id: null,
    together: false,
    why: "",
    bonus: "",
    state: "published",
    ...more,
  };
}

function course(...goals: Goal[]) {
  return courseOf(goalsOf(goals, "opportunities", MOSES)).map(({ goal: { id }, from, to }) => [id, from, to]);
}

test("one's own goal counts while it holds; before and after it the team's does", () => {
  const team = goal("team", "2026-01-01", null, { manager_id: "priya" });
  const own = goal("own", "2026-04-01", "2026-06-30", { rep_id: "moses" });
  expect(course(team, own)).toEqual([
    ["team", "2026-07-01", null],
    ["own", "2026-04-01", "2026-06-30"],
    ["team", "2026-01-01", "2026-03-31"],
  ]);
});

test("days without a goal are left out, and so is one that was taken back before it began", () => {
  const first = goal("first", "2017-07-01", "2017-09-30");
  const takenBack = goal("back", "2017-10-05", "2017-10-01");
  const second = goal("second", "2018-01-01", null);
  expect(course(second, takenBack, first)).toEqual([
    ["second", "2018-01-01", null],
    ["first", "2017-07-01", "2017-09-30"],
  ]);
});

test("a goal that goes on through the turns of others is told once", () => {
  const own = goal("own", "2026-01-01", null, { rep_id: "moses" });
  expect(course(goal("all", "2026-02-01", "2026-03-01"), own)).toEqual([["own", "2026-01-01", null]]);
});
