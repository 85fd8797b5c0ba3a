import { expect, test } from "vitest";
import { after, before, queryOf, viewIn } from "../../../pwa/app/screens/numbers/view";

const TODAY = "2026-11-27";
const viewOf = (query: string) => viewIn(new URLSearchParams(query), TODAY);

test("as usual is the quarter, as of today, and says nothing in the address", () => {
  expect(viewOf("")).toEqual({ by: "quarter", asOf: TODAY });
  expect(queryOf(viewOf(""), TODAY)).toBe("");
});

test("what an address asks for is what it says again", () => {
  const address = "?by=week&as_of=2017-09-13";
  expect(viewOf(address)).toEqual({ by: "week", asOf: "2017-09-13" });
  expect(queryOf(viewOf(address), TODAY)).toBe(address);
});

test.each(["by=year", "as_of=yesterday", "as_of=2017-02-30", "as_of=2026-12-01"])(
  "an address that cannot be meant is as usual: %s",
  (query) => {
    expect(viewOf(query)).toEqual({ by: "quarter", asOf: TODAY });
  },
);

test("one step earlier is a whole period, one later the next one", () => {
  expect(before(viewOf("by=week"))).toEqual({ by: "week", asOf: "2026-11-22" });
  expect(before(viewOf(""))).toEqual({ by: "quarter", asOf: "2026-09-30" });
  expect(after(viewOf("by=month&as_of=2026-01-15"), TODAY)).toEqual({ by: "month", asOf: "2026-02-28" });
});

test("nothing is later than today", () => {
  expect(after(viewOf(""), TODAY)).toBeNull();
  expect(after(viewOf("as_of=2026-09-30"), TODAY)).toEqual({ by: "quarter", asOf: TODAY });
});
