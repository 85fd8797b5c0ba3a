import { expect, test } from "vitest";
import type { Rating } from "../../../pwa/app/coaching";
import { reportOf } from "../../../pwa/app/screens/report/content";
import type { HeldFocus, Shown } from "../../../pwa/app/store/queries";
import { found, visit } from "../parts/found";
import { known, TODAY } from "../parts/known";

test("nothing was talked through: there is nothing to put on file", () => {
  expect(reportOf(found([]), TODAY)).toBeNull();
  expect(reportOf(found([visit("visit-0", { ask: {} }, { state: "finished" })]), TODAY)).toBeNull();
});

test("what was not talked through counts for nothing, and that it is left out is said", () => {
  const report = reportOf(
    page(["met", "met", "missed"], {}, (nth) => nth < 2),
    TODAY,
  );
  expect(report?.columns).toHaveLength(2);
  expect(report?.rows).toEqual([{ prompt: "The ask item", ratings: ["met", "met"] }]);
  expect(report?.one?.marks).toEqual(["met", "met"]);
  expect(report?.leftOut.interactions).toBe("1 interaction not talked through yet: left out.");
});

test("what is only proposed is not in it, and no item that was never rated", () => {
  const report = reportOf(page(["missed", "missed", "missed"], null), TODAY);
  expect(report?.one).toBeNull();
  expect(JSON.stringify(report)).not.toContain("The book item");
});

test("the one thing says its standard and why, but not what came second", () => {
  const evidence = { missed: 4, partly: 0, met: 1, seen: 5, impact: 5, runner_up: "book", close_call: true };
  const one = reportOf(page(["met"], { evidence }), TODAY)?.one;
  expect(one).toMatchObject({
    prompt: "The ask item",
    agreed: "Agreed on 1 Nov",
    why: "Missed 4 of the last 5 times. It matters a lot (5 of 5).",
    standard: "3 in a row",
    marks: ["met"],
    toCome: 2,
  });
});

test("that a reached item slipped waits for its turn: it is in the manager's history, not on file", () => {
  const reached = { state: "reached", agreed_on: "2026-11-01", closed_on: "2026-11-19" } as const;
  const report = reportOf(page(["met", "met", "met", "missed"], reached), TODAY);
  expect(report?.history[0]?.lines).toEqual(["Standard reached · 1 Nov – 19 Nov · 3 ride-alongs"]);
});

test("a strength is what was met three times in a row, up to the last time", () => {
  expect(reportOf(page(["missed", "met", "met", "met"], null), TODAY)?.strengths).toEqual([
    "The ask item: met 3 in a row",
  ]);
  expect(reportOf(page(["met", "met", "met", "partly"], null), TODAY)?.strengths).toEqual([]);
});

test("no private note is in what goes to paper", () => {
  const secret = "Thinks of leaving.";
  const told = page(["met"], {});
  const interactions = told.interactions.map((one) => ({
    ...visit(one.id, { ask: { privateNote: secret } }),
    privateNote: secret,
  }));
  const { columns: _, ...written } = reportOf({ ...told, interactions }, TODAY) ?? { columns: [] };
  expect(JSON.stringify(written)).not.toContain(secret);
});

/** One visit for each rating of the first item; `debriefed` says which were talked through. */
function page(
  ratings: readonly Rating[],
  focus: Partial<HeldFocus> | null,
  debriefed: (nth: number) => boolean = () => true,
) {
  const all = known(ratings, focus);
  const visits = all.observations.map(
    ({ interaction_id, rating, occurred_on }, nth): Shown =>
      visit(
        interaction_id,
        { ask: { rating } },
        { occurredOn: occurred_on, state: debriefed(nth) ? "debriefed" : "finished" },
      ),
  );
  return found(visits.reverse(), { known: all });
}
