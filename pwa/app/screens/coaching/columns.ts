/** What is told of each manager's coaching, column by column. */
import type { Sorting } from "../../parts/sorting";
import { ago, capital, counted, lasting } from "../../parts/words";
import type { Completion } from "../../store/queries/coaching";

type ColumnName = keyof typeof COLUMNS;
export type By = "name" | ColumnName;

interface Column {
  readonly name: string;
  readonly order: (a: Completion, b: Completion) => number;
  readonly shows: (row: Completion, today: string) => string;
  /** Whether it asks for something. */
  readonly late?: (row: Completion) => boolean;
}

const by = (of: (row: Completion) => number) => (a: Completion, b: Completion) => of(a) - of(b);

/** A part of a whole, 0-1; below all others where there is no whole. */
const share = (part: number, whole: number) => (whole ? part / whole : -1);

const COLUMNS = {
  finished: {
    name: "Finished",
    order: by(({ debriefs }) => debriefs.finished),
    shows: ({ debriefs }) => String(debriefs.finished),
  },
  debriefed: {
    name: "Talked through",
    order: by(({ debriefs }) => share(debriefs.debriefed, debriefs.finished)),
    shows: ({ debriefs }) => (debriefs.finished ? `${debriefs.debriefed} of ${debriefs.finished}` : "–"),
  },
  day: {
    name: "Within a day",
    order: by(({ debriefs }) => share(debriefs.withinADay, debriefs.debriefed)),
    shows: ({ debriefs }) => (debriefs.debriefed ? `${debriefs.withinADay} of ${debriefs.debriefed}` : "–"),
  },
  late: {
    name: "Late now",
    order: by(({ late }) => late),
    shows: ({ late }) => String(late),
    late: ({ late }) => late > 0,
  },
  minutes: {
    name: "Finish to debrief, mostly",
    order: by(({ debriefs }) => debriefs.minutes ?? Number.MAX_SAFE_INTEGER),
    shows: ({ debriefs }) => (debriefs.minutes === null ? "–" : lasting(debriefs.minutes)),
  },
  agreed: {
    name: "With a one thing",
    order: by(({ agreed, reps }) => share(agreed, reps)),
    shows: ({ agreed, reps }) => (reps ? `${agreed} of ${counted(reps, "rep")}` : "no reps"),
  },
  unridden: {
    name: "Never ridden with",
    order: by(({ neverRiddenWith }) => neverRiddenWith),
    shows: ({ neverRiddenWith, reps }) => (reps ? counted(neverRiddenWith, "rep") : "–"),
    late: ({ neverRiddenWith }) => neverRiddenWith > 0,
  },
  field: {
    name: "Last field day",
    order: (a, b) => (a.lastFieldDay ?? "").localeCompare(b.lastFieldDay ?? ""),
    shows: ({ lastFieldDay }, today) => (lastFieldDay ? capital(ago(lastFieldDay, today)) : "None yet"),
  },
} satisfies Record<string, Column>;

export const COLUMN_NAMES = Object.keys(COLUMNS) as ColumnName[];
export const columns: Record<ColumnName, Column> = COLUMNS;
export const SORTED_BY: readonly ["name", ...ColumnName[]] = ["name", ...COLUMN_NAMES];

/** The rows in order; `rows` are by name, and whoever is equal stays in it. */
export function sorted(rows: readonly Completion[], { by, down }: Sorting<By>): Completion[] {
  if (by === "name") return down ? [...rows].reverse() : [...rows];
  const { order } = columns[by];
  return [...rows].sort((a, b) => (down ? order(b, a) : order(a, b)));
}
