/** What each rep needs of the manager, and in which order: only what the records say. */

import { isNewHire } from "../../coaching";
import { firstName } from "../../parts/person";
import { type Told, tell } from "../../parts/told";
import { daysBetween } from "../../parts/words";
import type { BoardRow } from "../../store/queries";

export type Need =
  | "agree_it_reached"
  | "see_one_more"
  | "change_it"
  | "go_and_see"
  | "agree_it"
  | "reassess_goal"
  | "let_read"
  | null;

export interface TeamRow extends BoardRow {
  readonly told: Told;
  /** Whole days; null when never seen. */
  readonly daysSince: number | null;
  /** In the first 90 days. */
  readonly isNew: boolean;
  readonly needs: Need;
}

const LONG_AGO_DAYS = 30;
const ORDER: readonly Need[] = [
  "agree_it_reached",
  "see_one_more",
  "change_it",
  "go_and_see",
  "agree_it",
  "reassess_goal",
  "let_read",
  null,
];

/** The rows of the board, who needs the manager first; at equal need who was not seen for longest. */
export function byNeed(board: readonly BoardRow[], today: string): TeamRow[] {
  return board
    .map((row) => teamRow(row, today))
    .sort((a, b) => needFirst(a, b) || unseenFor(b) - unseenFor(a));
}

/** Order of rows: who needs the manager most. */
export function needFirst(a: TeamRow, b: TeamRow): number {
  return ORDER.indexOf(a.needs) - ORDER.indexOf(b.needs);
}

/** Days since a rep was seen; for one who never was, longer than any number of days. */
export function unseenFor({ daysSince }: TeamRow): number {
  return daysSince ?? Number.MAX_SAFE_INTEGER;
}

const SAYS: Record<Exclude<Need, "go_and_see" | null>, string> = {
  agree_it_reached: "has reached the standard",
  see_one_more: "is one step from the standard",
  change_it: "stands still with the one thing",
  agree_it: "has a one thing to agree on",
  reassess_goal: "has a goal to reassess",
  let_read: "has goals to read",
};

/** "Anna is one step from the standard", "Versie was never seen"; of nobody who needs nothing. */
export function needInWords({ rep, needs, daysSince }: TeamRow): string {
  const name = firstName(rep.name);
  if (needs === null) return `${name} needs nothing`;
  if (needs !== "go_and_see") return `${name} ${SAYS[needs]}`;
  return daysSince === null ? `${name} was never seen` : `${name} was not seen for ${daysSince} days`;
}

function teamRow(row: BoardRow, today: string): TeamRow {
  const told = tell(row.known, today);
  const daysSince = row.lastSeenOn === null ? null : Math.max(0, daysBetween(row.lastSeenOn, today));
  const isNew = isNewHire(row.rep.startedOn, today);
  return { ...row, told, daysSince, isNew, needs: needOf(row, told, daysSince) };
}

function needOf({ unreadGoals, reading }: BoardRow, told: Told, daysSince: number | null): Need {
  if (told.state === "reached") return "agree_it_reached";
  if (told.state === "stays" && told.toCome === 1) return "see_one_more";
  if (told.ask) return "change_it";
  if (daysSince === null || daysSince > LONG_AGO_DAYS) return "go_and_see";
  if (told.state === "new") return "agree_it";
  if (reading?.reassess) return "reassess_goal";
  return unreadGoals > 0 ? "let_read" : null;
}
