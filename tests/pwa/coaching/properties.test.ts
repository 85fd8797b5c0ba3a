import fc from "fast-check";
import { expect, test } from "vitest";
import {
  choose,
  type Observation,
  progress,
  sayFirst,
  since,
  THREE_IN_A_ROW,
  whatToLookFor,
} from "../../../pwa/app/coaching";
import { items } from "./vectors";

const TODAY = "2026-06-30";
const CHECKLIST = items([
  { id: "a", impact: 5, funnel_level: "opportunities" },
  { id: "b", impact: 4, funnel_level: "conversations" },
  { id: "c", impact: 3, funnel_level: "calls" },
  { id: "d", impact: 3 },
]);

const day = fc.integer({ min: -400, max: 3 }).map((days) => {
  return new Date(Date.parse(TODAY) + days * 86_400_000).toISOString().slice(0, 10);
});
const itemId = fc.constantFrom("a", "b", "c", "d", "retired");
const interactionId = fc.constantFrom("i1", "i2", "i3", "i4", "i5", "i6");

function observation(rating: Observation["rating"][]): fc.Arbitrary<Observation> {
  return fc.record({
    interaction_id: interactionId,
    item_id: itemId,
    rating: fc.constantFrom(...rating),
    occurred_on: day,
  });
}

const history = fc.array(observation(["met", "partly", "missed", "not_seen"]), { maxLength: 30 });

function answers(seen: readonly Observation[]) {
  const focus = { item_id: "a", state: "active", agreed_on: "2026-03-01", closed_on: null } as const;
  return {
    choice: choose(seen, CHECKLIST, [], TODAY, "calls"),
    strength: sayFirst(seen, CHECKLIST, "i1", TODAY),
    plan: whatToLookFor(seen, CHECKLIST, [], TODAY),
    progress: progress(since(seen, focus), THREE_IN_A_ROW),
  };
}

test("the order of arrival changes nothing", () => {
  const shuffled = history.chain((seen) =>
    fc.tuple(fc.constant(seen), fc.shuffledSubarray(seen, { minLength: seen.length })),
  );
  fc.assert(
    fc.property(shuffled, ([seen, other]) => {
      expect(answers(other)).toStrictEqual(answers(seen));
    }),
  );
});

test("a not-seen rating changes nothing", () => {
  fc.assert(
    fc.property(history, observation(["not_seen"]), (seen, more) => {
      expect(answers([...seen, more])).toStrictEqual(answers(seen));
    }),
  );
});

test("one more miss never lowers the score", () => {
  const scoreOf = (item_id: string, seen: readonly Observation[]) => {
    const focus = { item_id, state: "active", agreed_on: TODAY, closed_on: null } as const;
    const choice = choose(seen, CHECKLIST, [focus], TODAY);
    return choice.kind === "proposal" ? choice.score : null;
  };
  fc.assert(
    fc.property(history, observation(["missed"]), (seen, miss) => {
      const after = scoreOf(miss.item_id, [...seen, { ...miss, interaction_id: "new" }]);
      const before = scoreOf(miss.item_id, seen);
      expect(after === null ? before === null : after >= (before ?? Number.POSITIVE_INFINITY)).toBe(true);
    }),
  );
});

test("what is not a date is refused", () => {
  const seen: Observation = { interaction_id: "i1", item_id: "a", rating: "met", occurred_on: "yesterday" };
  expect(() => choose([seen], CHECKLIST, [], TODAY)).toThrow(RangeError);
});
