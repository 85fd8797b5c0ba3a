/** What keeps a draft from being published, what changes with it, and when the impacts say nothing any more. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  changesBetween,
  type Listed,
  MOST_ITEMS,
  mattersTooMuch,
  problemsOf,
  type Words,
  wordsOf,
} from "../../../pwa/app/coaching";
import { changeLines, changesInWords } from "../../../pwa/app/parts/checklist_words";

type Told = Pick<Listed, "title" | "standard"> & { items: ({ id: string } & Partial<Words>)[] };

interface Case {
  readonly name: string;
  readonly draft: Told;
  readonly current: Told | null;
  readonly expect: readonly [string, string | null][];
}

const { usual, sentences, cases } = JSON.parse(readFileSync("tests/vectors/publishing.json", "utf-8")) as {
  usual: Words;
  sentences: Record<string, string>;
  cases: Case[];
};

function listed({ title, standard, items }: Told): Listed {
  return {
    title,
    standard,
    items: items.map(({ id, ...words }) => ({ id, words: wordsOf({ ...usual, ...words }) })),
  };
}

test.each(cases.map((one) => [one.name, one] as const))(
  "publishing: %s",
  (_, { draft, current, expect: told }) => {
    const found = problemsOf(listed(draft), current && listed(current));
    expect(found.map(({ code, itemId }) => [code, itemId])).toEqual(told);
    expect(found.map(({ title }) => title)).toEqual(told.map(([code]) => sentences[code]));
  },
);

test("more than a meeting can hold is said with the number", () => {
  const items = Array.from({ length: MOST_ITEMS + 1 }, (_, nth) => ({ id: `${nth}`, prompt: `${nth}` }));
  const [problem, ...others] = problemsOf(listed({ title: "Visits", standard: null, items }), null);
  expect(others).toEqual([]);
  expect(problem?.title).toBe(sentences.too_many_items);
});

test("what is different is counted, and said line by line", () => {
  const before = listed({
    title: "Visits",
    standard: null,
    items: [
      { id: "a", prompt: "A" },
      { id: "b", prompt: "B" },
      { id: "c", prompt: "C", kinds: ["email", "ride_along"] },
    ],
  });
  const after = listed({
    title: "Visits",
    standard: "4 of the last 5",
    items: [
      { id: "c", prompt: "C", kinds: ["ride_along", "email"] },
      { id: "a", prompt: "A, said aloud", impact: 5 },
      { id: "new", prompt: "New one" },
    ],
  });
  const changes = changesBetween(before, after);
  expect(changesInWords(changes)).toBe("1 new item, 1 changed, 1 taken off, another order, another standard");
  expect(changeLines(changes)).toEqual([
    "New: “New one”",
    "Taken off: “B”. What was seen of it stays.",
    "“A, said aloud”: was called “A”; impact 3 → 5",
    "Standard: 3 in a row → 4 of the last 5",
    "The items stand in another order.",
  ]);
  expect(changesInWords(changesBetween(after, after))).toBe("Nothing changed");
});

test("impacts that say nothing any more are noticed", () => {
  expect(mattersTooMuch([5, 5, 4, 3, 2])).toBe(false);
  expect(mattersTooMuch([5, 5, 5, 1])).toBe(true);
  expect(mattersTooMuch([3, 3, 3, 3])).toBe(true);
  expect(mattersTooMuch([3, 3, null])).toBe(false); // too few to compare
});
