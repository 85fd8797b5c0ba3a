import fc from "fast-check";
import { expect, test } from "vitest";
import type { Focus } from "../../../pwa/app/coaching";
import { focusesByMonth } from "../../../pwa/app/coaching/by_month";

const TODAY = "2026-03-10";

function focus(state: Focus["state"], agreed_on: string, closed_on: string | null = null): Focus {
  return { item_id: "ask", state, agreed_on, closed_on };
}

test("twelve months to this one, over the turn of the year, each by when it was closed", () => {
  const months = focusesByMonth(
    [
      focus("reached", "2025-03-31", "2025-04-01"), // agreed on before the first of the twelve
      focus("reached", "2025-11-02", "2026-03-01"),
      focus("replaced", "2025-12-31", "2026-01-01"),
      focus("active", "2026-03-10"),
    ],
    TODAY,
  );
  const happened = months.filter(({ agreed, reached, replaced }) => agreed + reached + replaced > 0);
  expect(happened.map(({ month, agreed, reached, replaced }) => [month, agreed, reached, replaced])).toEqual([
    ["2025-04", 0, 1, 0],
    ["2025-11", 1, 0, 0],
    ["2025-12", 1, 0, 0],
    ["2026-01", 0, 0, 1],
    ["2026-03", 1, 1, 0],
  ]);
  expect(months.map(({ month }) => month)).toHaveLength(12); // those in which nothing happened too
  expect(months.filter(({ partial }) => partial).map(({ month }) => month)).toEqual(["2026-03"]);
});

test("a phone with a wrong clock puts nothing into a month to come, nor into this one", () => {
  const [last] = focusesByMonth([focus("reached", "2026-03-11", "2026-04-02")], TODAY).slice(-1);
  expect(last).toMatchObject({ month: "2026-03", agreed: 0, reached: 0 });
});

test("nothing is counted twice, and nothing of these months is lost, whatever day it is", () => {
  const day = fc.integer({ min: 0, max: 700 }).map((ago) => {
    return new Date(Date.parse("2026-12-31") - ago * 86_400_000).toISOString().slice(0, 10);
  });
  fc.assert(
    fc.property(fc.array(fc.tuple(day, day)), day, (drawn, today) => {
      const focuses = drawn.map(([agreed, closed]) => focus("reached", agreed, closed));
      const months = focusesByMonth(focuses, today);
      const first = `${months[0]?.month}-01`;
      const within = (on: string | null) => on !== null && first <= on && on <= today;
      const sum = (key: "agreed" | "reached") => months.reduce((all, month) => all + month[key], 0);
      expect(sum("agreed")).toBe(focuses.filter(({ agreed_on }) => within(agreed_on)).length);
      expect(sum("reached")).toBe(focuses.filter(({ closed_on }) => within(closed_on)).length);
    }),
  );
});
