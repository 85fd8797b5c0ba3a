import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { goAndSeeSentence, type Visit, whomToSee } from "../../../pwa/app/coaching";
import { type ItemVector, items, type ReviewedVector, team } from "./vectors";

interface Case {
  readonly name: string;
  readonly today: string;
  readonly checklist: readonly ItemVector[];
  readonly team: readonly ReviewedVector[];
  readonly expect: readonly Visit[];
  readonly sentences: readonly string[];
}

const { cases } = JSON.parse(readFileSync("tests/vectors/whom_to_see.json", "utf-8")) as { cases: Case[] };

test.each(cases.map((one) => [one.name, one] as const))("whom to see: %s", (_, one) => {
  const checklist = items(one.checklist);
  const visits = whomToSee(team(one.team), checklist, one.today);
  expect(visits).toEqual(one.expect);
  const prompts = new Map(checklist.map(({ id, prompt }) => [id, prompt]));
  const said = visits.map((visit) => goAndSeeSentence(visit, prompts.get(visit.least_known ?? "") ?? null));
  expect(said).toEqual(one.sentences);
});
