import { expect, test } from "vitest";
import { goalChain, type Step } from "../../../pwa/app/coaching";
import { missingOf, rateInWords, stretchInWords, whyOf } from "../../../pwa/app/parts/chain_words";
import { rateTyped } from "../../../pwa/app/screens/goals/assume";

const TODAY = "2026-11-27";
const COUNTS = { opportunities: 112, conversations: 311, calls: 2560, emails: null };

function steps(target: number, counts = COUNTS): [Step, Step, Step] {
  return goalChain(target, counts) as [Step, Step, Step];
}

test("each number brings its reason along, with what it was counted from, and that it was rounded", () => {
  const [conversations, calls] = steps(18);
  expect(whyOf(conversations, "in your team", "July to September")).toBe(
    "About 36 of 100 conversations become an opportunity in your team (July to September: 112 of 311). " +
      "So 18 opportunities need 50 conversations, rounded up.",
  );
  expect(whyOf(calls, "in your team", "July to September")).toBe(
    "About 12 of 100 calls become a conversation in your team (July to September: 311 of 2,560). " +
      "So 50 conversations need 412 calls, rounded up.",
  );
});

test("what divides evenly is not called rounded, nor a whole share about", () => {
  const [conversations] = steps(20, { opportunities: 40, conversations: 100, calls: 0, emails: 0 } as never);
  expect(whyOf(conversations, "in your team", "July to September")).toBe(
    "40 of 100 conversations become an opportunity in your team (July to September: 40 of 100). " +
      "So 20 opportunities need 50 conversations.",
  );
});

test("a small share is told of a thousand, and more results than tries as such", () => {
  const [conversations, calls] = steps(18);
  expect(rateInWords(calls, { results: 3, tries: 1000 })).toBe("3 of 1,000 calls become a conversation");
  expect(rateInWords(conversations, { results: 30, tries: 20 })).toBe(
    "150 opportunities come of 100 conversations",
  );
});

test("what is missing says what to do, and no number is made up", () => {
  const [conversations, calls, emails] = steps(18, { ...COUNTS, opportunities: 3, conversations: 9 });
  expect(missingOf(conversations, true)).toBe("Too few to tell: 3 of 9. Say what you assume.");
  expect(missingOf(calls, true)).toBe("First say how many conversations are needed.");
  expect(whyOf(calls, "in your team", "July to September")).toBeNull();
  expect(missingOf(emails, true)).toBe("First say how many conversations are needed.");
  expect(missingOf(steps(18)[2], true)).toContain("so it is not known");
  expect(missingOf(steps(18)[2], false)).toBe("What was done is not here just now. Say what you assume.");
});

test("a quarter is called by its months, other days by their dates", () => {
  expect(stretchInWords({ first: "2026-07-01", last: "2026-09-30" }, TODAY)).toBe("July to September");
  expect(stretchInWords({ first: "2017-07-01", last: "2017-09-30" }, TODAY)).toBe("July to September 2017");
  expect(stretchInWords({ first: "2026-10-01", last: TODAY }, TODAY)).toBe("1 Oct – 27 Nov");
});

test("a rate is assumed from a tenth of a hundredth on, and what is none is not taken for one", () => {
  expect(rateTyped("36")).toEqual({ results: 36, tries: 100 });
  expect(rateTyped(" 0,5 ")).toEqual({ results: 5, tries: 1000 });
  expect(rateTyped("12.5")).toEqual({ results: 125, tries: 1000 });
  for (const text of ["", "0", "0.04", "150", "100.1", "-3", "1e1", "a third"])
    expect(rateTyped(text)).toBeNull();
  const [conversations] = steps(18);
  expect(rateInWords(conversations, { results: 125, tries: 1000 })).toBe(
    "125 of 1,000 conversations become an opportunity",
  );
});
