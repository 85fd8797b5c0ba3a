import fc from "fast-check";
import { expect, test } from "vitest";
import { coverage, type Day, type Done, dayAfter } from "../../../pwa/app/coaching";

const TODAY = "2026-11-27";
const TEAM = ["ann", "bob", "cy", "dee"].map((rep_id) => ({ rep_id, started_on: null }));

const rode = (rep_id: string, on: Day, state: Done["state"] = "debriefed"): Done => ({
  rep_id,
  kind: "ride_along",
  state,
  occurred_on: on,
  critiqued_on: null,
  rated: false,
});
const read = (rep_id: string, on: Day, critiqued_on: Day, rated = true): Done => ({
  ...rode(rep_id, on),
  kind: "email",
  critiqued_on,
  rated,
});
const days = (count: number, first: Day) => Array.from({ length: count }, (_, nth) => dayAfter(first, nth));

test("when somebody was seen last, by each kind: a critique on its day, and nothing that only was opened", () => {
  const done = [
    rode("ann", "2026-11-02"),
    rode("ann", "2026-11-20", "open"),
    read("ann", "2026-10-01", "2026-11-24"),
    read("bob", "2026-11-20", "2026-11-20", false),
    rode("bob", "2026-11-28"), // a phone that is ahead of today
  ];
  const found = new Map(coverage(TEAM, done, TODAY).map((one) => [one.rep_id, one]));
  expect(found.get("ann")).toMatchObject({
    last: { ride_along: "2026-11-20", email: "2026-11-24" },
    seen_on: "2026-11-24",
    not_seen: false,
    visits: 2,
  });
  expect(found.get("bob")).toMatchObject({ last: {}, seen_on: null, not_seen: true, visits: 0 });
});

test.each([
  ["2026-10-29", false],
  ["2026-10-28", true],
])("seen last on %s: not seen is %s", (on, notSeen) => {
  const found = coverage(TEAM, [rode("ann", on)], TODAY).find(({ rep_id }) => rep_id === "ann");
  expect(found?.not_seen).toBe(notSeen);
});

test("over and under: by half and more, and by two visits or more", () => {
  const done = [
    ...days(7, "2026-11-02").map((on) => rode("ann", on)),
    ...days(4, "2026-11-02").map((on) => rode("bob", on)),
    ...days(4, "2026-11-02").map((on) => rode("cy", on)),
    rode("dee", "2026-11-02"),
    rode("dee", "2026-11-02"), // a day is one visit
    rode("dee", "2026-08-29"), // too long ago
  ];
  const found = coverage(TEAM, done, TODAY).map((one) => [one.rep_id, one.visits, one.share, one.balance]);
  expect(found).toEqual([
    ["dee", 1, 4, "under"],
    ["bob", 4, 4, "even"],
    ["cy", 4, 4, "even"],
    ["ann", 7, 4, "over"],
  ]);
  expect(coverage(TEAM, [rode("ann", TODAY)], TODAY).every(({ balance }) => balance === "even")).toBe(true);
});

test("who began lately is owed the share of the days they were there", () => {
  const team = [...TEAM.slice(0, 2), { rep_id: "new", started_on: "2026-11-18" }];
  const done = days(9, "2026-11-02").flatMap((on) => [rode("ann", on), rode("bob", on)]);
  const found = coverage(team, done, TODAY).find(({ rep_id }) => rep_id === "new");
  expect(found).toMatchObject({ share: 1, balance: "even", not_seen: true });
});

test("who has not begun yet is owed nothing, and missed by nobody", () => {
  const coming = { rep_id: "coming", started_on: "2026-12-01" };
  expect(coverage([coming], [], TODAY)).toMatchObject([{ share: 0, not_seen: false, balance: "even" }]);
  const done = days(9, "2026-11-02").map((on) => rode("ann", on));
  const found = coverage([...TEAM.slice(0, 1), coming], done, TODAY);
  expect(found.map(({ rep_id, share, balance }) => [rep_id, share, balance])).toEqual([
    ["coming", 0, "even"],
    ["ann", 9, "even"],
  ]);
});

test("whatever was done: everybody is named once, who was not seen first, and the order of reading changes nothing", () => {
  const done = fc.array(
    fc
      .tuple(fc.constantFrom("ann", "bob", "cy", "dee", "gone"), fc.integer({ min: -120, max: 2 }))
      .map(([rep, ago]) => rode(rep, dayAfter(TODAY, ago))),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(done, (made) => {
      const found = coverage(TEAM, made, TODAY);
      expect(found.map(({ rep_id }) => rep_id).sort()).toEqual(["ann", "bob", "cy", "dee"]);
      const firstSeen = found.findIndex(({ not_seen }) => !not_seen);
      if (firstSeen >= 0) expect(found.slice(firstSeen).some(({ not_seen }) => not_seen)).toBe(false);
      expect(coverage([...TEAM].reverse(), [...made].reverse(), TODAY)).toEqual(found);
      for (const { balance, visits, share } of found)
        if (balance !== "even") expect(balance === "under").toBe(visits < share);
    }),
  );
});
