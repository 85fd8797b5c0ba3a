/** How many one things were agreed, reached and replaced in each month. */
import type { Day } from "./evidence";
import type { Focus } from "./focus";

export interface Month {
  /** YYYY-MM. */
  readonly month: string;
  readonly agreed: number;
  readonly reached: number;
  readonly replaced: number;
  /** It is not over yet. */
  readonly partial: boolean;
}

const MONTHS = 12;

/**
 * The last 12 months, the oldest first, those in which nothing happened too; the last one is that of `today`, and not over.
 * A focus counts as agreed in the month of `agreed_on`, and as reached or replaced in that of `closed_on`: local dates. What
 * lies outside these months, a date to come too, is left out.
 */
export function focusesByMonth(focuses: Iterable<Focus>, today: Day): Month[] {
  const months = lastMonths(today).map((month) => ({ month, agreed: 0, reached: 0, replaced: 0 }));
  const of = new Map(months.map((counts) => [counts.month, counts]));
  for (const { state, agreed_on, closed_on } of focuses) {
    const agreed = of.get(agreed_on.slice(0, 7));
    if (agreed && agreed_on <= today) agreed.agreed += 1;
    const closed = closed_on !== null && closed_on <= today && of.get(closed_on.slice(0, 7));
    if (closed && state !== "active") closed[state] += 1;
  }
  return months.map((counts, place) => ({ ...counts, partial: place === MONTHS - 1 }));
}

function lastMonths(today: Day): string[] {
  const [year, month] = today.split("-").map(Number) as [number, number];
  return Array.from({ length: MONTHS }, (_, place) =>
    new Date(Date.UTC(year, month - MONTHS + place, 1)).toISOString().slice(0, 7),
  );
}
