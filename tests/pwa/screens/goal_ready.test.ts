/** What is said of a goal before the server is asked. */
import { expect, test } from "vitest";
import { endProblem } from "../../../pwa/app/screens/goals/ready";
import type { HeldGoal } from "../../../pwa/app/store/queries";

const TODAY = "2026-11-20";
const GOAL: HeldGoal = {
  ...{ id: "one", rep_id: "moses", manager_id: null, together: false, metric: "calls", period: "month" },
  ...{ target: 40, valid_from: "2026-10-01", valid_to: "2026-11-30", why: "Why", bonus: "None" },
  ...{ state: "published", standing: "in_force" },
};
const NEXT: HeldGoal = { ...GOAL, id: "next", valid_from: "2026-12-01", valid_to: null, standing: "coming" };

test("a goal ends yesterday at the earliest, and not on the days of the next one", () => {
  const ends = (last: string) => endProblem(GOAL, last, [GOAL, NEXT], TODAY);
  expect(ends("2026-11-19")).toBeNull();
  expect(ends("2026-11-18")).toBe("What held until yesterday stays as it was. Choose a later day.");
  expect(ends("2026-12-01")).toBe(
    "There is a goal for the same then: 40 calls a month, from 1 Dec. End that one first.",
  );
});
