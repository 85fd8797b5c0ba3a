/** A rep's numbers against their goals. A count that nobody brought in is not known, never zero. */
import type { Day } from "../../coaching";
import type { PhoneStore, Row } from "../database";
import { groupBy } from "../group";

export type GoalRow = Row<"goal">;

export interface Count {
  goal: GoalRow;
  /** The first and the last day of the period. */
  from: Day;
  to: Day;
  /** Null: not known. */
  have: number | null;
}

/** One rep's goals of today, each with its count so far, from the top of the funnel down. */
export async function numbersOf(store: PhoneStore, repId: string, today: Day): Promise<Count[]> {
  const goals = await store.rows("goal").where("fields.rep_id").equals(repId).toArray();
  const metrics = await store.rows("metric").where("fields.rep_id").equals(repId).toArray();
  const opportunities = await store.rows("opportunity").where("fields.rep_id").equals(repId).toArray();
  return current(goals, today)
    .map((goal) => counted(goal, metrics, opportunities, today))
    .sort((a, b) => LEVELS.indexOf(a.goal.fields.metric) - LEVELS.indexOf(b.goal.fields.metric));
}

const LEVELS = ["opportunities", "conversations", "calls", "emails"];

/** Everybody's opportunities against their goal, by rep. */
export async function opportunitiesByRep(store: PhoneStore, today: Day): Promise<Map<string, Count>> {
  const goals = (await store.rows("goal").toArray()).filter(
    ({ fields }) => fields.metric === "opportunities" && fields.rep_id,
  );
  const metrics = groupBy(await store.rows("metric").toArray(), (row) => row.fields.rep_id);
  const opportunities = groupBy(await store.rows("opportunity").toArray(), (row) => row.fields.rep_id);
  return new Map(
    current(goals, today).map((goal) => {
      const rep_id = String(goal.fields.rep_id);
      return [
        rep_id,
        counted(goal, metrics.get(rep_id) ?? [], opportunities.get(rep_id) ?? [], today),
      ] as const;
    }),
  );
}

function current(goals: readonly GoalRow[], today: Day): GoalRow[] {
  return goals.filter(
    ({ deleted, fields }) =>
      !deleted && fields.valid_from <= today && (!fields.valid_to || today <= fields.valid_to),
  );
}

function counted(
  goal: GoalRow,
  metrics: readonly Row<"metric">[],
  opportunities: readonly Row<"opportunity">[],
  today: Day,
): Count {
  const { from, to } = periodOf(goal.fields.period, today);
  const inPeriod = (day: string | null | undefined) => !!day && from <= day && day <= to;
  const counts = metrics.filter(
    ({ deleted, fields }) => !deleted && fields.metric === goal.fields.metric && inPeriod(fields.counted_on),
  );
  if (counts.length > 0) {
    return { goal, from, to, have: counts.reduce((sum, row) => sum + row.fields.count, 0) };
  }
  if (goal.fields.metric !== "opportunities" || opportunities.length === 0) {
    return { goal, from, to, have: null };
  }
  const engaged = opportunities.filter(({ deleted, fields }) => !deleted && inPeriod(fields.engaged_on));
  return { goal, from, to, have: engaged.length };
}

/** The day, week (from Monday), month or quarter around a date: its first and its last day. */
export function periodOf(period: GoalRow["fields"]["period"], today: Day): { from: Day; to: Day } {
  const [year, month, day] = today.split("-").map(Number) as [number, number, number];
  const on = (m: number, d: number) => new Date(Date.UTC(year, m, d)).toISOString().slice(0, 10);
  if (period === "day") return { from: today, to: today };
  if (period === "week") {
    const monday = day - ((new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7);
    return { from: on(month - 1, monday), to: on(month - 1, monday + 6) };
  }
  const length = period === "month" ? 1 : 3;
  const first = Math.floor((month - 1) / length) * length;
  return { from: on(first, 1), to: on(first + length, 0) };
}
