import { describe, expect, it } from "vitest";
import { readAs, rowsInWords } from "../../../pwa/app/screens/import/words";

describe("how a date of a file is read", () => {
  it.each([
    ["03/04/2026", "dmy", "3 April 2026"],
    ["03/04/2026", "mdy", "4 March 2026"],
    ["3.4.26", "dmy", "3 April 2026"],
    ["2026-04-03 10:00", "dmy", "3 April 2026"],
    ["2026/04/03", "ymd", "3 April 2026"],
  ] as const)("%s as %s", (example, order, words) => {
    expect(readAs(example, order)).toBe(words);
  });

  it("says nothing of what cannot be", () => {
    expect(readAs("30/04/2026", "mdy")).toBeNull();
    expect(readAs("Mar 3, 2026", "mdy")).toBeNull();
  });
});

it("counts rows as one reads them", () => {
  expect([rowsInWords(1), rowsInWords(8800)]).toEqual(["1 row", "8,800 rows"]);
});
