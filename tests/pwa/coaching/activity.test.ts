/** What a manager does themselves, held to the vectors that the Python suite is held to. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  type Activity,
  type ActivityTarget,
  activityFigure,
  type CountedManager,
  type Done,
  leftThisWeek,
  type Period,
  periodOf,
} from "../../../pwa/app/coaching";
import { type CalendarVector, calendar } from "./number_vectors";

interface Case {
  readonly name: string;
  readonly activity: Activity;
  readonly by: Period;
  readonly day: string;
  readonly calendar?: CalendarVector;
  readonly reps?: readonly string[];
  readonly done: readonly (readonly [string, Done["kind"], Done["state"], string, string | null, boolean])[];
  readonly targets: readonly (readonly [Activity, number | null, string, string | null])[];
  readonly expect: Readonly<Record<string, number | null>>;
}

const { cases } = JSON.parse(readFileSync("tests/vectors/activity.json", "utf-8")) as { cases: Case[] };

function manager({ targets, reps = ["ann", "bob"], calendar: said }: Case): CountedManager {
  return {
    id: "boss",
    rep_ids: new Set(reps),
    calendar: calendar(said),
    targets: targets.map(
      ([activity, target, valid_from, manager_id], nth): ActivityTarget => ({
        id: String(nth),
        activity,
        target,
        valid_from,
        manager_id,
      }),
    ),
  };
}

function done([rep_id, kind, state, occurred_on, critiqued_on, rated]: Case["done"][number]): Done {
  return { rep_id, kind, state, occurred_on, critiqued_on, rated };
}

test.each(cases.map((one) => [one.name, one] as const))("%s", (_, one) => {
  const boss = manager(one);
  const found = activityFigure(one.activity, boss, one.done.map(done), periodOf(one.by, one.day));
  const { have, due, not_talked_through } = found;
  const left =
    "left" in one.expect ? { left: leftThisWeek(one.activity, found, boss.calendar, one.day) } : {};
  expect({ have, due, not_talked_through, ...left }).toEqual(one.expect);
});
