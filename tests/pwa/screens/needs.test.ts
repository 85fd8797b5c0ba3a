import { expect, test } from "vitest";
import { byNeed, needInWords } from "../../../pwa/app/screens/team/needs";
import type { BoardRow, Known } from "../../../pwa/app/store/queries";
import { known, NO_REVIEWS, TODAY } from "../parts/known";

function row(name: string, about: Known, lastSeenOn: string | null, unreadGoals = 0): BoardRow {
  const rep = { id: name, name, role: "rep", startedOn: "2024-01-01", region: null, managerIds: [] } as const;
  return {
    rep,
    managers: [],
    known: about,
    lastSeenOn,
    riddenWith: true,
    reading: null,
    reviews: NO_REVIEWS,
    unreadGoals,
  };
}

test("who needs the manager stands first, who was not seen for longest before others", () => {
  const team = [
    row("well on the way", known(["missed", "met"], {}), "2026-11-20"),
    row("never seen", known([]), null),
    row("seen long ago", known([]), "2026-09-21"),
    row("one step", known(["met", "met"], {}), "2026-11-20"),
    row("there", known(["met", "met", "met"], {}), "2026-11-20"),
    row("stands still", known(["missed", "met"], { agreed_on: "2026-07-20" }), "2026-11-20"),
    row("to agree", known(["missed"]), "2026-11-20", 2),
    row("has goals to read", known(["missed", "met"], {}), "2026-11-20", 1),
  ];
  expect(byNeed(team, TODAY).map(({ rep, needs }) => [rep.name, needs])).toEqual([
    ["there", "agree_it_reached"],
    ["one step", "see_one_more"],
    ["stands still", "change_it"],
    ["never seen", "go_and_see"],
    ["seen long ago", "go_and_see"],
    ["to agree", "agree_it"],
    ["has goals to read", "let_read"],
    ["well on the way", null],
  ]);
});

test("what a rep needs is said as what it is", () => {
  const toReassess = {
    ...row("Anna Snelling", known(["missed", "met"], {}), "2026-11-19"),
    reading: { reassess: true } as BoardRow["reading"],
  };
  const team = byNeed([toReassess, row("Versie Hollis", known([]), null)], TODAY);
  expect(team.map(needInWords)).toEqual(["Versie was never seen", "Anna has a goal to reassess"]);
});
