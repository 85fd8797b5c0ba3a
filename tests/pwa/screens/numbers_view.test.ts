import { expect, test } from "vitest";
import { after, before, isSoFar, queryOf, viewIn, viewOf } from "../../../pwa/app/screens/numbers/view";
import { READING } from "../parts/reading";

const TODAY = "2026-11-27";
const view = (query: string) => viewIn(new URLSearchParams(query), TODAY);

test("as usual is the quarter, as of today, and says nothing in the address", () => {
  expect(view("")).toEqual({ by: "quarter", asOf: TODAY });
  expect(queryOf(view(""), TODAY)).toBe("");
});

test("what an address asks for is what it says again", () => {
  const address = "?by=week&as_of=2017-09-13";
  expect(view(address)).toEqual({ by: "week", asOf: "2017-09-13" });
  expect(queryOf(view(address), TODAY)).toBe(address);
});

test.each(["by=year", "as_of=yesterday", "as_of=2017-02-30", "as_of=2026-12-01"])(
  "an address that cannot be meant is as usual: %s",
  (query) => {
    expect(view(query)).toEqual({ by: "quarter", asOf: TODAY });
  },
);

test("one step earlier is a whole period, one later the next one", () => {
  expect(before(view("by=week"))).toEqual({ by: "week", asOf: "2026-11-22" });
  expect(before(view(""))).toEqual({ by: "quarter", asOf: "2026-09-30" });
  expect(after(view("by=month&as_of=2026-01-15"), TODAY)).toEqual({ by: "month", asOf: "2026-02-28" });
});

test("nothing is later than today", () => {
  expect(after(view(""), TODAY)).toBeNull();
  expect(after(view("as_of=2026-09-30"), TODAY)).toEqual({ by: "quarter", asOf: TODAY });
});

test("the records of a reading are those of its period, as of the day it was read; by day there are none", () => {
  expect(viewOf({ ...READING, period: "week" })).toEqual({ by: "week", asOf: READING.as_of });
  expect(viewOf({ ...READING, period: "day" })).toBeNull();
});

test("the last column is of the days so far only while its period goes on", () => {
  const quarter = (until: string) =>
    ({ since: "2026-07-01", until, have: 11, due: 18, status: "missed" }) as const;
  expect(isSoFar([quarter("2026-09-13")], "quarter")).toBe(true);
  expect(isSoFar([quarter("2026-09-30")], "quarter")).toBe(false);
  expect(isSoFar([], "quarter")).toBe(false);
});
