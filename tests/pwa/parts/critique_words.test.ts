import { expect, test } from "vitest";
import { critiquesInWords, pickedInWords } from "../../../pwa/app/parts/critique_words";

const PICKED = { id: "a", rep_id: "b", why: "random", looks: 0, days: 3, of: 1 } as const;

test.each([
  [{ why: "focus", looks: 1, of: 1 }, "Picked because Moses’s one thing needs one more look."],
  [
    { why: "focus", looks: 2, of: 7 },
    "Picked because Moses’s one thing needs two more looks, at random of 7.",
  ],
  [{ why: "never", days: null }, "Picked because nothing of Moses’s was critiqued yet."],
  [{ why: "long_ago", days: 36 }, "Picked because nothing of Moses’s was critiqued for 5 weeks."],
  [{ of: 7 }, "Picked at random of the 7 that wait."],
  [{}, "The only one of Moses’s that waits."],
] as const)("why it was picked: %j", (why, words) => {
  expect(pickedInWords({ ...PICKED, ...why }, "Moses Farrell")).toBe(words);
});

test("what waits is counted by kind, and what does not wait is not named", () => {
  const counts = new Map([
    ["call_note", 1],
    ["call_recording", 2],
  ] as const);
  expect(critiquesInWords(counts)).toBe("2 recordings and 1 set of notes");
  expect(critiquesInWords(new Map())).toBe("");
});
