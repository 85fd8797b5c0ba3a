import fc from "fast-check";
import { expect, test } from "vitest";
import { byNeed } from "../../../pwa/app/screens/team/needs";
import {
  addressOf,
  EVERYBODY,
  type Filter,
  SORTED_BY,
  shown,
  type View,
  viewIn,
} from "../../../pwa/app/screens/team/view";
import { type BoardRow, type Known, NOBODY, type Person } from "../../../pwa/app/store/queries";
import { known, NO_REVIEWS, TODAY } from "../parts/known";

const DANA: Person = {
  id: "dana",
  name: "Dana",
  role: "manager",
  startedOn: null,
  region: null,
  managerIds: [],
};

function row(
  name: string,
  about: Known,
  seen: string | null,
  more: Partial<BoardRow & Person> = {},
): BoardRow {
  const { managers = [], riddenWith = true, ...person } = more;
  const rep: Person = { ...DANA, id: name, name, role: "rep", startedOn: "2024-01-01", ...person };
  return {
    rep,
    managers,
    known: about,
    lastSeenOn: seen,
    riddenWith,
    reading: null,
    reviews: NO_REVIEWS,
    unreadGoals: 0,
  };
}

const TEAM = byNeed(
  [
    row("Ana", known(["met"], {}), "2026-11-20", { region: "West", managers: [DANA] }),
    row("Zoë", known(["met", "met"], {}), "2026-11-19", { region: "East" }),
    row("Bo", known([]), null, { startedOn: "2026-11-10", riddenWith: false }),
    row("Cy", known(["missed"]), "2026-11-18", { region: "West" }),
  ],
  TODAY,
);

function names(asked: string): string[] {
  return shown(TEAM, viewIn(new URLSearchParams(asked))).map(({ rep }) => rep.name);
}

test.each([
  ["", ["Zoë", "Bo", "Cy", "Ana"]],
  ["order=down", ["Ana", "Cy", "Bo", "Zoë"]],
  ["by=name", ["Ana", "Bo", "Cy", "Zoë"]],
  ["by=seen", ["Bo", "Cy", "Zoë", "Ana"]],
  ["by=seen&order=down", ["Ana", "Zoë", "Cy", "Bo"]],
  ["by=progress", ["Zoë", "Ana", "Bo", "Cy"]],
  ["by=progress&order=down", ["Ana", "Zoë", "Bo", "Cy"]], // without an agreed one thing: last, both ways
])("“%s” is in this order", (asked, order) => {
  expect(names(asked)).toEqual(order);
});

test.each([
  ["need=go_and_see", ["Bo"]],
  ["item=ask", ["Zoë", "Cy", "Ana"]],
  ["region=West", ["Cy", "Ana"]],
  [`region=${NOBODY}`, ["Bo"]],
  ["manager=dana", ["Ana"]],
  [`manager=${NOBODY}`, ["Zoë", "Bo", "Cy"]],
  ["new=yes", ["Bo"]],
  ["unridden=yes", ["Bo"]],
  ["name=%20ZOE", ["Zoë"]], // typed in a hurry
  ["region=West&need=agree_it", ["Cy"]],
  ["region=North", []],
  ["by=age&need=money&what=ever", ["Zoë", "Bo", "Cy", "Ana"]], // an address that somebody made up
])("“%s” shows these", (asked, found) => {
  expect(names(asked)).toEqual(found);
});

test("an address says the whole view, and says nothing of what is usual", () => {
  expect(addressOf({ sorting: { by: "need", down: false }, filter: EVERYBODY })).toBe("/team");
  const filter: fc.Arbitrary<Filter> = fc.record({
    name: fc.string(),
    need: fc.constantFrom("", "agree_it_reached", "see_one_more", "change_it", "go_and_see", "agree_it"),
    item: fc.string(),
    region: fc.string(),
    manager: fc.string(),
    new: fc.boolean(),
    unridden: fc.boolean(),
  });
  const sorting = fc.record({ by: fc.constantFrom(...SORTED_BY), down: fc.boolean() });
  fc.assert(
    fc.property(fc.record({ sorting, filter }), (view: View) => {
      const address = new URL(addressOf(view), "https://ridealong.example");
      expect(viewIn(address.searchParams)).toEqual(view);
    }),
  );
});
