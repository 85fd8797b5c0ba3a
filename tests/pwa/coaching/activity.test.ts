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
  notesMissing,
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
  readonly started?: Readonly<Record<string, string>>;
  readonly done: readonly (readonly [string, Done["kind"], Done["state"], string, string | null, boolean])[];
  readonly targets: readonly (readonly [Activity, number | null, string, string | null])[];
  readonly expect: Readonly<Record<string, unknown>>;
}

const { cases } = JSON.parse(readFileSync("tests/vectors/activity.json", "utf-8")) as { cases: Case[] };

function manager({ targets, reps = ["ann", "bob"], started = {}, calendar: said }: Case): CountedManager {
  return {
    id: "boss",
    reps: new Map(reps.map((rep) => [rep, started[rep] ?? null])),
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
  const [made, stretch] = [one.done.map(done), periodOf(one.by, one.day)];
  const found = activityFigure(one.activity, boss, made, stretch);
  const { have, due, not_talked_through } = found;
  const left =
    "left" in one.expect ? { left: leftThisWeek(one.activity, found, boss.calendar, one.day) } : {};
  const missing =
    "missing" in one.expect ? { missing: Object.fromEntries(notesMissing(boss, made, stretch)) } : {};
  expect({ have, due, not_talked_through, ...left, ...missing }).toEqual(one.expect);
});
