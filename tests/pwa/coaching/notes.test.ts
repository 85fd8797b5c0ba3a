import { expect, test } from "vitest";
import { LAST_CONVERSATIONS, lacks, lacksSentence, missing, type Notes } from "../../../pwa/app/coaching";
import vectors from "../../vectors/notes.json";

test.each(vectors.cases)("what notes lack: $name", (vector) => {
  const found = lacks(vector.conversations as Notes[], vector.last ?? LAST_CONVERSATIONS);
  expect(found.last).toBe(vector.expect.last);
  expect(found.lacking.map(({ part, count }) => [part, count])).toStrictEqual(vector.expect.lacking);
  expect(lacksSentence(found)).toBe(vector.sentence);
});

test("one conversation says what it lacks in the order of what matters", () => {
  expect(missing({ id: "a", held_on: "2026-11-24", pains: "Nine lost days" })).toStrictEqual([
    "next_step",
    "goals",
    "structure",
    "dynamics",
  ]);
});
