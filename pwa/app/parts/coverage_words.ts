/** Who was seen, as a manager would say it. */
import { COMPARED_DAYS, type Covered } from "../coaching";
import { ago, counted, daysBetween } from "./words";

/** "Not seen for 61 days", "Never seen", "Seen 3 days ago". */
export function seenInWords({ seen_on, not_seen }: Covered, today: string): string {
  if (seen_on === null) return not_seen ? "Never seen" : "Not here yet";
  return not_seen ? `Not seen for ${daysBetween(seen_on, today)} days` : `Seen ${ago(seen_on, today)}`;
}

/** "2 days in the field in 90 days; about 6 would be even." */
export function visitsInWords({ visits, share }: Covered): string {
  return `${counted(visits, "day")} in the field in ${COMPARED_DAYS} days; about ${share} would be even.`;
}

/** What the balance asks for; null where it asks for nothing. */
export function balanceInWords({ balance }: Covered): string | null {
  if (balance === "even") return null;
  return balance === "under" ? "Visited less than the others." : "Visited more than the others.";
}

/** "12 days in the field, 2 more planned." of a month; one that is over has only what was had. */
export function monthInWords(had: number, planned: number, over: boolean): string {
  if (over) return had === 0 ? "No day in the field." : `${counted(had, "day")} in the field.`;
  if (had === 0) return `${counted(planned, "day")} planned.`;
  return `${counted(had, "day")} in the field, ${planned} more planned.`;
}

/** What the target of a month still asks for; null of one that is over and had none. */
export function targetOfMonth(
  had: number,
  planned: number,
  target: number | null,
  over: boolean,
): string | null {
  if (target === null) {
    return over ? null : "No target is set: one ride-along is suggested with each rep who has none.";
  }
  if (had >= target) return `The target of ${target} ${over ? "was" : "is"} reached.`;
  if (over) return `The target was ${target}.`;
  const rest = target - had - planned;
  return rest > 0
    ? `The target is ${target}: ${rest} more to plan.`
    : `The target of ${target} is planned for.`;
}
