/** Numbers of many reps, and the records behind a figure: only the server can say them. */
import type { components } from "../../api";
import type { Day, Level, Reading } from "../../coaching";
import type { Question } from "../answers";

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

/** The numbers of an organization, a team or a rep. */
export function numbersQuestion({ of, by, asOf }: DashboardAsked): Question<Dashboard> {
  return { path: `/api/numbers?${new URLSearchParams({ of, by, ...on(asOf) })}`, field: "course", asOf };
}

/** The records behind a figure of a rep. */
export function behindQuestion({ repId, level, by, asOf }: BehindAsked): Question<Behind> {
  const query = new URLSearchParams({ by, ...on(asOf) });
  return { path: `/api/reps/${repId}/numbers/${level}?${query}`, field: "records", asOf };
}

function on(asOf: Day | null): Record<string, string> {
  return asOf === null ? {} : { as_of: asOf };
}
