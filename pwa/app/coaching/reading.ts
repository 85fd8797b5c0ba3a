/**
 * What a reading from the top looks like: JSON, the same in both languages and on the wire. Twin of
 * server/coaching/reading.py. `levels` holds what is shown and nothing else: no figure of a level below the one at which
 * the reading stopped is anywhere in it.
 */
import type { Day } from "./evidence";
import type { Metric } from "./goals";
import type { RatioStatus } from "./ratio";
import type { Period } from "./working_days";

export type Level = "opportunities" | "conversations" | "activity";
export type ReadingStatus = "on_goal" | "missed" | "not_known";
export type Diagnosis =
  | "goal_met"
  | "around_the_corner"
  | "around_the_corner_too_few"
  | "ratio_low"
  | "calls_do_not_become_conversations"
  | "activity_low"
  | "not_known";

/** The level that the items feed to which a diagnosis points (DESIGN 5 and 6). */
export const POINTS_TO: Partial<Record<Diagnosis, "opportunities" | "conversations" | "calls">> = {
  ratio_low: "opportunities",
  around_the_corner: "opportunities",
  around_the_corner_too_few: "opportunities",
  calls_do_not_become_conversations: "conversations",
  activity_low: "calls",
};

/** One figure against its goal. `target` and `goal_period` are those of the goal in force, or the last one that was. */
export interface MetricReading {
  readonly metric: Metric;
  /** Null: not known. */
  readonly have: number | null;
  readonly unchecked: number;
  readonly not_counted: readonly {
    readonly criterion_id: string;
    readonly title: string;
    readonly count: number;
  }[];
  /** Null: no goal. */
  readonly due: number | null;
  readonly target: number | null;
  readonly goal_period: Period | null;
  readonly status: ReadingStatus;
  readonly why: "no_goal" | "not_imported" | "unchecked" | null;
}

export interface LevelReading {
  readonly level: Level;
  readonly status: ReadingStatus;
  readonly metrics: readonly MetricReading[];
}

/** Opportunities of conversations. `goal`, `low` and `high` (Wilson, 90 %) are percent with one decimal. */
export interface RatioReading {
  readonly have: number;
  readonly of: number;
  readonly goal: number;
  readonly low: number;
  readonly high: number;
  readonly status: RatioStatus;
  /** No goal was set for it; it follows from the goals of the two. */
  readonly implied: boolean;
}

export interface Reading {
  readonly as_of: Day;
  readonly from: Day;
  readonly to: Day;
  readonly period: Period;
  readonly partial: boolean;
  /** Working days: those of the rep so far, all those of the period, those the rep was away so far. */
  readonly days: { readonly done: number; readonly all: number; readonly absent: number };
  readonly levels: readonly LevelReading[];
  readonly ratio: RatioReading | null;
  readonly diagnosis: Diagnosis;
  readonly reassess: boolean;
  readonly points_to: "opportunities" | "conversations" | "calls" | null;
}
