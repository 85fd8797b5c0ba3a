/** A checklist as a file: what is written can be read, and what is wrong is named with its place. */
import { expect, test } from "vitest";
import { type Listed, readChecklistFile, wordsOf, writeChecklistFile } from "../../../pwa/app/coaching";

const LISTED: Listed = {
  title: "Visits",
  standard: "3 in a row",
  items: [
    {
      id: "one",
      words: wordsOf({
        prompt: "Next step booked",
        good_looks_like: "In both calendars.",
        category: "next_step",
        impact: 5,
        kinds: ["ride_along", "email"],
        funnel_level: "opportunities",
        standard: "4 of the last 5",
        training_url: "https://learning.example/book",
      }),
    },
    { id: "two", words: wordsOf({ prompt: "Agenda", impact: 2, kinds: ["ride_along"] }) },
  ],
};

function changed(
  change: (file: Record<string, unknown> & { items: Record<string, unknown>[] }) => void,
): string {
  const file = JSON.parse(writeChecklistFile(LISTED));
  change(file);
  return JSON.stringify(file);
}

test("what is exported comes back as it was", () => {
  expect(readChecklistFile(writeChecklistFile(LISTED))).toEqual({ read: LISTED });
});

test("a file that is none says so, with the line", () => {
  expect(readChecklistFile('{\n  "ridealong": "checklist",\n  oops\n}').wrong?.[0]).toContain("in line 3");
  expect(readChecklistFile("[]").wrong?.[0]).toContain("not a checklist that was exported from Ridealong");
  expect(readChecklistFile('{"ridealong": "what is written about me"}').wrong?.[0]).toContain(
    "not a checklist",
  );
  expect(readChecklistFile(changed((file) => Object.assign(file, { format: 2 }))).wrong).toEqual([
    "The format is 2. This app reads format 1.",
  ]);
});

test.each<[string, (file: { items: Record<string, unknown>[] } & Record<string, unknown>) => void, string]>([
  ["no name", (file) => Object.assign(file, { title: " " }), "The file: “title” is missing."],
  ["no list", (file) => Object.assign(file, { items: "many" }), "The file: “items” must be a list."],
  ["no item", (file) => Object.assign(file, { items: [7] }), "Item 1: it must be an object."],
  ["nothing", (file) => Object.assign(file, { items: [] }), "The file: There is nothing to look for yet."],
  ["a field more", (file) => Object.assign(file, { weight: 1 }), "The file: there is no “weight”."],
  [
    "a field more in an item",
    ({ items }) => Object.assign(items[1] ?? {}, { weight: 1 }),
    "Item 2: there is no “weight”.",
  ],
  [
    "text that is none",
    ({ items }) => Object.assign(items[0] ?? {}, { prompt: 7 }),
    "Item 1: “prompt” must be text.",
  ],
  [
    "too long",
    ({ items }) => Object.assign(items[0] ?? {}, { prompt: "x".repeat(201) }),
    "Item 1: “prompt” can hold 200",
  ],
  [
    "no prompt",
    ({ items }) => Object.assign(items[0] ?? {}, { prompt: null }),
    "Item 1: Say what to look for.",
  ],
  [
    "the same twice",
    ({ items }) => Object.assign(items[1] ?? {}, { prompt: "next step BOOKED" }),
    "Item 2: Two items say the same.",
  ],
  [
    "impact",
    ({ items }) => Object.assign(items[0] ?? {}, { impact: 2.5 }),
    "Item 1: “impact” must be a whole number",
  ],
  [
    "kinds",
    ({ items }) => Object.assign(items[0] ?? {}, { kinds: ["fax"] }),
    "Item 1: “kinds” must be a list of",
  ],
  [
    "kinds twice",
    ({ items }) => Object.assign(items[0] ?? {}, { kinds: ["email", "email"] }),
    "Item 1: “kinds” must be",
  ],
  [
    "category",
    ({ items }) => Object.assign(items[0] ?? {}, { category: "toString" }),
    "Item 1: “category” must be one of",
  ],
  [
    "level",
    ({ items }) => Object.assign(items[0] ?? {}, { funnel_level: "mail" }),
    "Item 1: “funnel_level” must be",
  ],
  [
    "standard",
    ({ items }) => Object.assign(items[0] ?? {}, { standard: "9 in a row" }),
    "Item 1: This is no standard.",
  ],
  [
    "link",
    ({ items }) => Object.assign(items[0] ?? {}, { training_url: "javascript:alert(1)" }),
    "Item 1: “training_url” must be",
  ],
])("what is wrong is named with its place: %s", (_, change, says) => {
  const { read, wrong } = readChecklistFile(changed(change));
  expect(read).toBeUndefined();
  expect(wrong?.join("\n")).toContain(says);
});

test("hundreds of mistakes do not bury the first", () => {
  const items = Array.from({ length: 50 }, () => ({ prompt: 7, impact: 9 }));
  const { wrong } = readChecklistFile(changed((file) => Object.assign(file, { items })));
  expect(wrong).toHaveLength(21);
  expect(wrong?.at(-1)).toMatch(/^And \d+ more\.$/);
});
