/** What is looked at: whose numbers, by which period, as of which day. The address says it. */
import { type Day, dayAfter, periodOf, type Reading } from "../../coaching";
import type { By, Point } from "../../store/queries/dashboards";

export interface View {
  readonly by: By;
  /** Not later than today. */
  readonly asOf: Day;
}

export const BY: readonly (readonly [By, string])[] = [
  ["week", "Week"],
  ["month", "Month"],
  ["quarter", "Quarter"],
];
export const USUAL: By = "quarter";

/** What the address asks for; whatever it does not say or says wrongly is as usual. */
export function viewIn(query: URLSearchParams, today: Day): View {
  const by = BY.find(([by]) => by === query.get("by"))?.[0] ?? USUAL;
  const asOf = query.get("as_of") ?? "";
  return { by, asOf: isDay(asOf) && asOf < today ? asOf : today };
}

/** What a reading is of; null for one by day, which no view of the records is by. */
export function viewOf({ period, as_of }: Reading): View | null {
  const by = BY.find(([by]) => by === period)?.[0];
  return by ? { by, asOf: as_of } : null;
}

/** The rest of an address, from the question mark on; what is usual is left out. */
export function queryOf({ by, asOf }: View, today: Day, more: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams(more);
  if (by !== USUAL) query.set("by", by);
  if (asOf !== today) query.set("as_of", asOf);
  return query.size ? `?${query}` : "";
}

/** The last day of the period before. */
export function before({ by, asOf }: View): View {
  return { by, asOf: dayAfter(periodOf(by, asOf).first, -1) };
}

/** The last day of the period after, or today; null when that is the period of today already. */
export function after({ by, asOf }: View, today: Day): View | null {
  const { last } = periodOf(by, asOf);
  if (last >= today) return null;
  const next = periodOf(by, dayAfter(last, 1)).last;
  return { by, asOf: next < today ? next : today };
}

/** The last of the periods was not over when it was read. */
export function isSoFar(points: readonly Point[], by: By): boolean {
  const last = points.at(-1);
  return last !== undefined && last.until < periodOf(by, last.since).last;
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00Z`).toJSON()?.slice(0, 10) === text;
}
