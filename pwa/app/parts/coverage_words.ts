/** Who was seen, as a manager would say it. */
import { COMPARED_DAYS, type Covered } from "../coaching";
import { ago, counted, daysBetween } from "./words";

/** "Not seen for 61 days", "Never seen", "Seen 3 days ago". */
export function seenInWords({ seen_on, not_seen }: Covered, today: string): string {
  if (seen_on === null) return "Never seen";
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
