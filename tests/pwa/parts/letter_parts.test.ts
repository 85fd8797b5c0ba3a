import { expect, test } from "vitest";
import {
  charactersBefore,
  historyAt,
  linesOf,
  placeAfter,
  stretches,
  wordsIn,
} from "../../../pwa/app/parts/letter_parts";

const LETTER = "👍🏽 Dear Mr. Grün,\n\nour 🏭 tool is the leader.\n\nOn Monday, Ann wrote:\n> And 👩‍👩‍👧?";

test("what is quoted begins where a mail program says so, and never at the top", () => {
  expect(LETTER.slice(historyAt(LETTER))).toBe("On Monday, Ann wrote:\n> And 👩‍👩‍👧?");
  const shownWhole = [
    "> all of it is quoted\n> so it is shown",
    "On Monday, Ann wrote:\n> Is it dear?\n\nNo, and here is why.",
    "My answers are between:\n> Is it dear?\nNo.\n> Is it fast?\nYes.",
    "-----Forwarded Message-----\nFrom: a@b.example\nWords",
  ];
  for (const whole of shownWhole) expect(historyAt(whole)).toBe(whole.length);
  expect(historyAt("Words\n\n-----Original Message-----\nFrom: a@b.example")).toBe(7);
  expect(historyAt("On time, as we agreed.\nFrom here on it is easy.")).toBe(47);
  expect(historyAt("")).toBe(0);
});

test("a passage is counted in characters, as other languages count them, and found again among emoji", () => {
  for (const words of ["Dear", "🏭 tool", "leader.", "👩‍👩‍👧?"]) {
    const at = LETTER.indexOf(words);
    const characters = charactersBefore(LETTER, at);
    expect(characters).toBeLessThan(at);
    expect([...LETTER].slice(characters).join("").startsWith(words)).toBe(true); // Python: text[passage_at:]
    expect(placeAfter(LETTER, characters)).toBe(at);
  }
  expect(placeAfter(LETTER, 0)).toBe(0);
  expect(placeAfter(LETTER, 200_000)).toBe(LETTER.length);
});

test("marked words are shown where they are; what the text does not say, and what overlaps, is left out", () => {
  const mark = (words: string, at = LETTER.indexOf(words)) => ({ itemId: words, at, words });
  const found = stretches(LETTER, 0, LETTER.length, [
    mark("leader"),
    mark("tool is the leader"),
    mark("Dear"),
    mark("Dear", 3),
    mark("elsewhere", 4),
  ]);
  expect(found.map(({ text }) => text).join("")).toBe(LETTER);
  expect(found.filter(({ marked }) => marked).map(({ text }) => text)).toEqual([
    "Dear",
    "tool is the leader",
  ]);
  const end = historyAt(LETTER);
  expect(stretches(LETTER, 0, end, [mark("And")]).every(({ marked }) => marked === null)).toBe(true);
});

test("lines that say something can be chosen, without the blanks around them", () => {
  expect(linesOf("  One \n\n \n\tTwo")).toEqual([
    { at: 2, words: "One" },
    { at: 11, words: "Two" },
  ]);
});

test("of what is too long the first is taken, and no half of an emoji", () => {
  const { words } = wordsIn(`${"x".repeat(1999)}😀 and more`, 0, 3000);
  expect(words).toBe("x".repeat(1999));
});
