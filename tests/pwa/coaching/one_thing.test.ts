import { expect, test } from "vitest";
import { choose, sayFirst, strengthSentence, whatToLookFor } from "../../../pwa/app/coaching";
import vectors from "../../vectors/one_thing.json";
import { sentence } from "./sentence";
import { type HistoryVector, items, observations } from "./vectors";

interface PlanVector extends HistoryVector {
  readonly name: string;
  readonly expect: unknown;
}

interface ChooseVector extends PlanVector {
  readonly sentence: string;
}

test.each(vectors.choose as readonly ChooseVector[])("chooses and says why: $name", (vector) => {
  const checklist = items(vector.checklist);
  const seen = observations(vector.observations);
  const choice = choose(seen, checklist, vector.focuses ?? [], vector.today, vector.lean ?? null);
  expect(choice).toStrictEqual(vector.expect);
  expect(sentence(choice, checklist)).toBe(vector.sentence);
});

test.each(vectors.say_first)("says a true strength first: $name", (vector) => {
  const checklist = items(vector.checklist);
  const strength = sayFirst(
    observations(vector.observations),
    checklist,
    vector.interaction_id,
    vector.today,
  );
  expect(strength).toStrictEqual(vector.expect);
  if (!strength) return;
  const prompt = checklist.find((item) => item.id === strength.item_id)?.prompt ?? "";
  expect(strengthSentence(strength, prompt)).toBe(vector.sentence);
});

test.each(vectors.what_to_look_for as readonly PlanVector[])("plans what to look for: $name", (vector) => {
  const seen = observations(vector.observations);
  expect(whatToLookFor(seen, items(vector.checklist), vector.focuses ?? [], vector.today)).toStrictEqual(
    vector.expect,
  );
});
