import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type Arrived, type Critiqued, chance, type Picked, pick } from "../../../pwa/app/coaching";

interface Case {
  readonly name: string;
  readonly today: string;
  readonly seed: string;
  readonly waiting: readonly Arrived[];
  readonly reps: readonly Critiqued[];
  readonly expect: readonly Picked[];
}

interface Lot {
  readonly seed: string;
  readonly what: string;
  readonly expect: number;
}

const vectors = JSON.parse(readFileSync("tests/vectors/picking.json", "utf-8")) as {
  cases: Case[];
  chance: Lot[];
};

test.each(vectors.cases.map((one) => [one.name, one] as const))("picking: %s", (_, one) => {
  expect(pick(one.waiting, one.reps, one.today, one.seed)).toEqual(one.expect);
});

test.each(vectors.chance)("chance by $seed", ({ seed, what, expect: expected }) => {
  expect(chance(seed, what)).toBe(expected);
});
