/** Days of a plan. */
import type { Day } from "../../coaching";

/** The moment at which a ride-along on this day begins while nobody said when, RFC 3339. */
export function atNine(on: Day): string {
  return new Date(`${on}T09:00`).toISOString();
}

/** "Thu". */
export function weekday(on: Day): string {
  return new Date(`${on}T00:00:00Z`).toLocaleString("en", { weekday: "short", timeZone: "UTC" });
}
