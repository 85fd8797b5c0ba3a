import fc from "fast-check";
import { expect, test } from "vitest";
import type { Observation, Rating } from "../../../pwa/app/coaching";
import { ENOUGH_RATINGS, ENOUGH_REPS, type SeenOfRep, teamItems } from "../../../pwa/app/coaching/team_items";
import { items } from "./vectors";

const TODAY = "2026-06-30";
const CHECKLIST = items([
  { id: "ask", impact: 5 },
  { id: "book", impact: 2 },
]);
const BY_LETTER: Record<string, Rating> = { m: "met", p: "partly", x: "missed", "-": "not_seen" };

/** A rep whose item was rated once in each interaction, all on one day. */
function rep(rep_id: string, marks: string, { item = "ask", on = TODAY } = {}): SeenOfRep {
  return {
    rep_id,
    observations: [...marks].map(
      (mark, place): Observation => ({
        interaction_id: `${rep_id}-${item}-${place}`,
        item_id: item,
        rating: BY_LETTER[mark] as Rating,
        occurred_on: on,
      }),
    ),
  };
}

function both(one: SeenOfRep, other: SeenOfRep): SeenOfRep {
  return { ...one, observations: [...one.observations, ...other.observations] };
}

test("the true counts over all reps, and the rule's own formula over their ratings together", () => {
  const team = [rep("anna", "xxm"), rep("boris", "pmm"), rep("cecily", "xpmm-"), rep("dan", "mm")];
  const { weakest, enough, reps, tooLittle } = teamItems(team, CHECKLIST, TODAY);
  // 3 missed + 2 partly = 4 misses of 12 ratings of today: 5 × (4 + 1) / (12 + 2)
  const score = 1.785714286;
  expect(weakest).toEqual([{ item_id: "ask", missed: 3, partly: 2, times: 12, reps: 4, short: 3, score }]);
  expect([reps, enough, tooLittle.map(({ item_id }) => item_id)]).toEqual([4, 1, ["book"]]);
});

test("impact weighs: what matters more stands first, although the other is missed more often", () => {
  const names = ["anna", "boris", "cecily"];
  const team = names.map((name) => both(rep(name, "xmmm"), rep(name, "xxmm", { item: "book" })));
  expect(teamItems(team, CHECKLIST, TODAY).weakest.map(({ item_id }) => item_id)).toEqual(["ask", "book"]);
});

test("a rating of half a year ago still counts, one of a day before does not", () => {
  const team = (on: string) => [rep("anna", "xxxx", { on }), rep("boris", "xxx"), rep("cecily", "xxx")];
  expect(teamItems(team("2026-01-01"), CHECKLIST, TODAY).weakest[0]?.times).toBe(10);
  expect(teamItems(team("2025-12-31"), CHECKLIST, TODAY)).toMatchObject({ weakest: [], enough: 0 });
});

test.each([
  ["nine ratings are too few", ["xxx", "xxx", "xxx"], 0],
  ["ten of two reps are of too few", ["xxxxx", "xxxxx"], 0],
  ["ten of three are enough", ["xxxx", "xxx", "xxx"], 1],
  ["what one rep alone falls short of is theirs, not the team's", ["xxxxxxxxx", "mmm", "mmm"], 0],
  ["and so is what two do", ["xxxxx", "ppppp", "mmmmm"], 0],
])("%s", (_, marks, found) => {
  const team = marks.map((each, place) => rep(`rep-${place}`, each));
  expect(teamItems(team, CHECKLIST, TODAY).weakest).toHaveLength(found);
});

test("of what was not seen often enough, the nearest to it stands first", () => {
  const names = ["anna", "boris", "cecily"];
  const team = names.map((name) => both(rep(name, "m"), rep(name, "mm", { item: "book" })));
  expect(teamItems(team, CHECKLIST, TODAY).tooLittle.map(({ item_id }) => item_id)).toEqual(["book", "ask"]);
  expect(teamItems([], CHECKLIST, TODAY)).toMatchObject({ reps: 0, weakest: [], enough: 0 });
});

const anyTeam = fc.array(
  fc.tuple(fc.string({ unit: fc.constantFrom("m", "p", "x", "-"), maxLength: 9 }), fc.nat(400)),
  { maxLength: 7 },
);

function teamOf(drawn: readonly (readonly [string, number])[]): SeenOfRep[] {
  return drawn.map(([marks, ago], place) => {
    const on = new Date(Date.parse(TODAY) - ago * 86_400_000).toISOString().slice(0, 10);
    return rep(`rep-${place}`, marks, { on });
  });
}

test("whatever was seen, no figure tells of fewer than three reps, and each keeps its bounds", () => {
  fc.assert(
    fc.property(anyTeam, (drawn) => {
      const { weakest, tooLittle, enough } = teamItems(teamOf(drawn), CHECKLIST, TODAY);
      expect(enough + tooLittle.length).toBe(CHECKLIST.length);
      for (const { missed, partly, times, reps, short, score } of weakest) {
        expect(Math.min(reps, short)).toBeGreaterThanOrEqual(ENOUGH_REPS);
        expect(times).toBeGreaterThanOrEqual(ENOUGH_RATINGS);
        expect(short).toBeLessThanOrEqual(Math.min(reps, missed + partly));
        expect(missed + partly).toBeLessThanOrEqual(times);
        expect(score).toBeGreaterThan(0);
        expect(score).toBeLessThan(5);
      }
    }),
  );
});

test("neither the order of the reps nor that of what was seen changes anything", () => {
  fc.assert(
    fc.property(anyTeam, (drawn) => {
      const team = teamOf(drawn);
      const turned = team.map((one) => ({ ...one, observations: [...one.observations].reverse() })).reverse();
      expect(teamItems(turned, CHECKLIST, TODAY)).toStrictEqual(teamItems(team, CHECKLIST, TODAY));
    }),
  );
});
