/** Who was not seen, and what was talked through within a day: held to the vectors that the digest is held to. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { coverage, type Done, debriefsOf } from "../../../pwa/app/coaching";
import type { ToCover } from "../../../pwa/app/coaching/coverage";

interface NotSeen {
  readonly name: string;
  readonly today: string;
  readonly team: readonly ToCover[];
  readonly done: readonly Done[];
  readonly expect: readonly string[];
}

interface Debriefs {
  readonly name: string;
  readonly of: readonly {
    readonly state: "open" | "finished" | "debriefed";
    readonly finished_at: string | null;
    readonly debriefed_at: string | null;
  }[];
  readonly finished: number;
  readonly within_a_day: number;
}

const vectors = JSON.parse(readFileSync("tests/vectors/weekly_digest.json", "utf-8")) as {
  readonly not_seen: readonly NotSeen[];
  readonly debriefs: readonly Debriefs[];
};

test.each(vectors.not_seen)("who was not seen: $name", ({ team, done, today, expect: expected }) => {
  const found = coverage(team, done, today).filter(({ not_seen }) => not_seen);
  expect(found.map(({ rep_id }) => rep_id).sort()).toEqual(expected);
});

test.each(vectors.debriefs)("talked through within a day: $name", ({ of, finished, within_a_day }) => {
  const debriefs = debriefsOf(
    of.map((one) => ({ state: one.state, finishedAt: one.finished_at, debriefedAt: one.debriefed_at })),
  );
  expect([debriefs.finished, debriefs.withinADay]).toEqual([finished, within_a_day]);
});
