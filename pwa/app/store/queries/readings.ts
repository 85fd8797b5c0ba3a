/** Readings of days that lie back: fetched once, and kept on the phone. */
import type { Day, Reading } from "../../coaching";
import type { PhoneStore } from "../database";

/** How a rep's numbers stood on a day; null when that was never fetched. */
export async function readingKept({ meta }: PhoneStore, repId: string, asOf: Day): Promise<Reading | null> {
  const kept = await meta.get(readingKey(repId, asOf));
  return kept ? (JSON.parse(kept.value) as Reading) : null;
}

/** Under what the phone keeps it. */
export function readingKey(repId: string, asOf: Day): string {
  return `reading:${repId}/${asOf}`;
}
