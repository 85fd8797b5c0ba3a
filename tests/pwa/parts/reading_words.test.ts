/** A figure that is not of today says of which day it is. */
import { expect, test } from "vitest";
import { earlierInWords, opportunitiesInWords } from "../../../pwa/app/parts/reading_words";
import { READING } from "./reading";

const [THAT_DAY, NEXT_WEEK, NEXT_QUARTER] = ["2026-11-19", "2026-11-30", "2027-01-04"] as const;

test("beside a figure of today nothing is said; else as of when, and of which days when they are over", () => {
  expect(earlierInWords(READING, THAT_DAY)).toBe("");
  expect(earlierInWords(READING, "2026-11-20")).toBe("as of Thursday");
  expect(earlierInWords(READING, NEXT_WEEK)).toBe("as of 19 Nov");
  expect(earlierInWords(READING, NEXT_QUARTER)).toBe("1 Oct 2026 – 31 Dec 2026, as of 19 Nov 2026");
});

test("on paper it is never called this quarter's when it is of the one before", () => {
  expect(opportunitiesInWords(READING, THAT_DAY)).toBe("Opportunities: 11 of 18 by now this quarter");
  expect(opportunitiesInWords(READING, NEXT_WEEK)).toBe(
    "Opportunities this quarter: 11 of 18 by then, as of 19 Nov",
  );
  expect(opportunitiesInWords(READING, NEXT_QUARTER)).toBe(
    "Opportunities 1 Oct 2026 – 31 Dec 2026: 11 of 18 by then, as of 19 Nov 2026",
  );
  expect(opportunitiesInWords(null, THAT_DAY)).toBe("No goal for opportunities is set.");
});
