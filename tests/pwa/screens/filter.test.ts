import fc from "fast-check";
import { expect, test } from "vitest";
import { observedIn } from "../../../pwa/app/parts/observed";
import { type Filter, passing, readFilter, writeFilter } from "../../../pwa/app/screens/seen/filter";
import { attached, visit } from "../parts/found";
import { known, TODAY } from "../parts/known";

const ALL: Filter = { item: null, rating: null, kind: null, with: null, days: null };
const VISITS = [
  visit("new", { book: { rating: "missed" }, ask: { note: "Asked." } }, { occurredOn: TODAY }),
  visit(
    "recording",
    { ask: { rating: "missed" } },
    {
      kind: "call_recording",
      occurredOn: "2026-10-22",
      attached: new Map([["ask", [attached("memo")]]]),
    },
  ),
  visit("others", { ask: { privateNote: "Not mine." } }, { mine: false, occurredOn: "2025-06-01" }),
];

test("unfiltered: all, newest first, each visit in the order of the checklist", () => {
  expect(shown(ALL)).toEqual(["new/ask", "new/book", "recording/ask", "others/ask"]);
});

test.each<[Partial<Filter>, string[]]>([
  [{ item: "book" }, ["new/book"]],
  [{ rating: "missed" }, ["new/book", "recording/ask"]],
  [{ kind: "call_recording" }, ["recording/ask"]],
  [{ with: "note" }, ["new/ask"]],
  [{ with: "file" }, ["recording/ask"]],
  [{ days: 30 }, ["new/ask", "new/book"]],
  [{ days: 90 }, ["new/ask", "new/book", "recording/ask"]],
  [{ rating: "missed", item: "ask", days: 30 }, []],
])("%j lets through %j", (filter, ids) => {
  expect(shown({ ...ALL, ...filter })).toEqual(ids);
});

test("the thirtieth day back is the last of 30 days", () => {
  const seen = visit("edge", { ask: {} }, { occurredOn: "2026-10-23" });
  expect(passing(observedIn([seen], known([])), { ...ALL, days: 30 }, TODAY)).toHaveLength(1);
});

test("a filter comes back from its address as it was", () => {
  const filters = fc.record<Filter>({
    item: fc.option(fc.uuid()),
    rating: fc.option(fc.constantFrom("met", "partly", "missed", "not_seen")),
    kind: fc.option(fc.constantFrom("ride_along", "call_recording", "email", "call_note")),
    with: fc.option(fc.constantFrom("note", "file")),
    days: fc.option(fc.constantFrom(30, 90, 180, 365)),
  });
  fc.assert(
    fc.property(filters, (filter) => {
      expect(readFilter(new URLSearchParams(writeFilter(filter)))).toEqual(filter);
    }),
  );
  expect(writeFilter(ALL)).toBe("");
});

test("what an address says and nobody understands is passed over", () => {
  const query = new URLSearchParams("?rating=great&kind=lunch&with=love&days=-1&days=30&item=&more=1");
  expect(readFilter(query)).toEqual(ALL);
});

function shown(filter: Filter): string[] {
  const all = observedIn(VISITS, known([]));
  return passing(all, filter, TODAY).map(({ interaction, itemId }) => `${interaction.id}/${itemId}`);
}
