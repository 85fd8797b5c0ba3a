/** Every reason that the protocol page names is told in words a manager would say. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { problemInWords } from "../../../pwa/app/parts/problem_words";

const PAGE = readFileSync("docs/protocol.md", "utf8");
const SECTION = /## Problems of a (?:mutation|record)\n[\s\S]*?(?=\n## )/g;
const OF_RECORDS = [...PAGE.matchAll(SECTION)].flatMap(([section]) => codesIn(section, /^\| `(\w+)`/gm));
const OF_FILES = codesIn(PAGE, /^\| `(\w+)` \| 422 \|.*for good \|$/gm);
/** A whole request is refused with these, over one edit: the place is in `mutations`. */
const OF_REQUESTS = [
  "bad_mutations",
  "bad_number",
  "duplicate_key",
  "lone_surrogate",
  "not_a_number",
  "nul_character",
  "number_too_large",
  "too_deep",
];
const CODES = [...OF_RECORDS, ...OF_FILES, ...OF_REQUESTS];

function codesIn(text: string, row: RegExp): string[] {
  return [...text.matchAll(row)].map(([, code]) => code as string);
}

test("the page names the codes", () => {
  expect(CODES).toContain("focus_already_active");
  expect(CODES).toContain("not_kept");
  expect(CODES).toContain("memo_too_long");
});

test.each(CODES)("%s", (code) => {
  const said = problemInWords({ code, title: "«the server’s»", path: "set.private_note" }, "Moses Frase");
  expect(said).not.toContain("«the server’s»");
  expect(said).not.toMatch(/[{}_]|UUID|null|server counts/);
});

test("the field and the rep are named as the screen names them", () => {
  const long = { code: "text_too_long", title: "“private_note” can hold 2000", path: "set.private_note" };
  expect(problemInWords(long, "Moses Frase")).toMatch(/^“Private note” is too long/);
  const gone = { code: "no_longer_yours", title: "…" };
  expect(problemInWords(gone, "Moses Frase")).toBe("Moses is no longer on your team.");
});

test("a reason that came after this version of the app is told in the server’s words", () => {
  expect(problemInWords({ code: "brand_new", title: "It is Sunday." }, null)).toBe("It is Sunday.");
});

test("what was not accepted of a draft is about no rep", () => {
  const problem = { code: "no_longer_yours", title: "Not yours." };
  expect(problemInWords(problem, "Checklist", "draft_item")).toBe(
    "Only directors write the checklist, and you are none any more.",
  );
  expect(problemInWords(problem, "Moses Frase", "observation")).toBe("Moses is no longer on your team.");
});
