import fc from "fast-check";
import Papa from "papaparse";
import { expect, test } from "vitest";
import { observedIn } from "../../../pwa/app/parts/observed";
import { focusLines, observationLines, toCsv, toJson } from "../../../pwa/app/parts/rep_files";
import type { Shown } from "../../../pwa/app/store/queries";
import { attached, found, visit } from "./found";
import { known } from "./known";

const FORMULA_SIGNS = ["=", "+", "-", "@"];

test("a line for each observation, in the field's words, with whole dates", async () => {
  const photo = new Map([["ask", [attached("photo"), attached("memo")]]]);
  const page = pageWith([
    visit("a", { book: { rating: "partly" }, ask: { note: "Asked, “why now”." } }, { attached: photo }),
  ]);
  const text = await csvOf(page);
  expect(text.startsWith("\ufeffRep,Date,Interaction,Customer,Item,Rating,Note,Seen by,")).toBe(true);
  expect(read(text)).toEqual([
    line({ Item: "The ask item", Rating: "Met", Note: "Asked, “why now”.", Photos: "1", "Voice memos": "1" }),
    line({ Item: "The book item", Rating: "Partly" }),
  ]);
});

test.each([
  '=HYPERLINK("http://evil.example","Click")',
  "+1",
  "-1",
  "@SUM(A1)",
  "\t=1",
  "\r=1",
  "\n=1",
  " =1",
  "\u200b=1",
  "＝1+1",
  "−1",
])("a note like %j is no formula, and nothing of it is lost", async (note) => {
  const [{ Note } = {}] = read(await csvOf(pageWith([visit("a", { ask: { note } })])));
  expect(Note).toBe(`'${note}`);
});

test("every sign of Unicode that is another form of = + - @ is made harmless, wherever somebody types", async () => {
  const looksLike: string[] = [];
  for (let code = 0; code <= 0x10ffff; code++) {
    const sign = String.fromCodePoint(code);
    if (FORMULA_SIGNS.includes(sign.normalize("NFKC"))) looksLike.push(sign);
  }
  expect(looksLike.length).toBeGreaterThan(12);
  const lines = looksLike.map((sign) => ({ Customer: `${sign}cmd|' /C calc'!A0` }));
  for (const [nth, { Customer = "" }] of read(await toCsv(lines)).entries()) {
    expect(Customer).toBe(`'${lines[nth]?.Customer}`);
  }
});

test("whatever is written comes back as it was, but for the ' before a formula", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "grapheme" }), async (note) => {
      const [{ Note } = {}] = read(await csvOf(pageWith([visit("a", { ask: { note } })])));
      expect([note, `'${note}`]).toContain(Note);
    }),
  );
});

test("nobody's private note is in any file", async () => {
  const secret = "Thinks of leaving.";
  const page = pageWith([visit("a", { ask: { privateNote: secret } }, { privateNote: secret })]);
  expect(await csvOf(page)).not.toContain(secret);
  expect(await toCsv(focusLines(page))).not.toContain(secret);
  expect(toJson(page, observedIn(page.interactions, page.known), new Date(0))).not.toContain(secret);
});

test("the focus history says what became of each", () => {
  const replaced = { state: "replaced", closed_on: "2026-11-19", reason: "Pricing changed." } as const;
  const page = found([visit("visit-0", { ask: { rating: "missed" } })], {
    known: known(["missed", "met"], { ...replaced, agreed_on: "2026-11-18" }),
  });
  expect(focusLines(page)).toEqual([
    expect.objectContaining({
      Item: "The ask item",
      State: "Replaced",
      "Agreed on": "2026-11-18",
      "Closed on": "2026-11-19",
      "Replaced because": "Pricing changed.",
      Standard: "3 in a row",
      "Seen since, oldest first": "Missed",
      "Seen in": "1 ride-along",
    }),
  ]);
});

test("for a program nothing is changed: it gets what was written", () => {
  const page = pageWith([visit("a", { ask: { note: "=1" } })]);
  const json = JSON.parse(toJson(page, observedIn(page.interactions, page.known), new Date(0)));
  expect(json).toMatchObject({
    rep: "Moses Farrell",
    made_at: "1970-01-01T00:00:00.000Z",
    observations: [
      { date: "2026-11-21", item: "The ask item", rating: "Met", note: "=1", seen_by: "Dana Whitfield" },
    ],
    one_things: [],
  });
});

function pageWith(interactions: readonly Shown[]) {
  return found(interactions);
}

function csvOf(page: ReturnType<typeof found>): Promise<string> {
  return toCsv(observationLines(page, observedIn(page.interactions, page.known)));
}

/** As a spreadsheet reads it. */
function read(text: string): Record<string, string>[] {
  return Papa.parse<Record<string, string>>(text.slice(1).trimEnd(), { header: true }).data;
}

function line(more: Record<string, string>): Record<string, string> {
  return {
    Rep: "Moses Farrell",
    Date: "2026-11-21",
    Interaction: "Ride-along",
    Customer: "Kinex",
    Item: "",
    Rating: "",
    Note: "",
    "Seen by": "Dana Whitfield",
    "Talked through on": "2026-11-21",
    Photos: "0",
    "Voice memos": "0",
    ...more,
  };
}
