/** Numbers of many reps, and the records behind a figure: as the server answered last. */
import type { components } from "../../api";
import type { Day, Level, Reading } from "../../coaching";
import { answerKept, type KeptAnswer } from "../answers";
import type { PhoneStore } from "../database";

export type { KeptAnswer };

type Schemas = components["schemas"];
export type By = Schemas["Numbers"]["by"];
export type TotalLevel = Schemas["TotalLevel"];
export type TeamNumbers = Schemas["Team"];
export type Point = Schemas["Point"];
export type BehindRecord = Schemas["BehindRecord"];
export type Behind = Schemas["Behind"];

export interface RepNumbers {
  readonly rep_id: string;
  readonly reading: Reading;
}

export type Dashboard = Omit<Schemas["Numbers"], "rows"> & { readonly rows: readonly RepNumbers[] };

export interface DashboardAsked {
  /** `organization`, `team:<manager id>` or `rep:<id>`. */
  readonly of: string;
  readonly by: By;
  /** Null: today, wherever the organization is. */
  readonly asOf: Day | null;
}

export interface BehindAsked {
  readonly repId: string;
  readonly level: Level;
  readonly by: By;
  readonly asOf: Day | null;
}

/** The last ones asked for of these, by this period: perhaps of another day. */
export function dashboardKept(
  store: PhoneStore,
  asked: DashboardAsked,
): Promise<KeptAnswer<Dashboard> | null> {
  return answerKept(store, dashboardName(asked));
}

/** The last ones asked for behind this figure, by this period: perhaps of another day. */
export function behindKept(store: PhoneStore, asked: BehindAsked): Promise<KeptAnswer<Behind> | null> {
  return answerKept(store, behindName(asked));
}

/** The name under which the phone keeps them. */
export function dashboardName({ of, by }: DashboardAsked): string {
  return `numbers:${of}:${by}`;
}

/** The name under which the phone keeps them. */
export function behindName({ repId, level, by }: BehindAsked): string {
  return `behind:${repId}:${level}:${by}`;
}
