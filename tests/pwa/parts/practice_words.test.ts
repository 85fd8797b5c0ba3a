import { expect, test } from "vitest";
import { broughtInWords } from "../../../pwa/app/parts/practice_words";

const TODAY = "2017-11-27";

test.each([
  ["next_step_on", null, "2017-08-14", "the date of the next step was brought in as “14 Aug”"],
  ["value", 5000, 12000, "the value was brought in as “12,000”; at least 5,000 is asked for"],
  ["value", 5000, null, "the value was not brought in; at least 5,000 is asked for"],
  ["budget", null, "40,000", "the budget was brought in as “40,000”"],
  ["need", null, "Two vans stand still.", "the need was brought in as “Two vans stand still”"],
  ["budget", null, "", "the budget was not brought in"],
] as const)("what a rule looked at is said as one says it: %s", (field, at_least, value, says) => {
  expect(broughtInWords({ field, at_least }, value, TODAY)).toBe(says);
});
