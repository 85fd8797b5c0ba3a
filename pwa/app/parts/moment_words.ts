/** Moments of machines, as one would say them. */
import { lasting } from "./words";

const MINUTE_MS = 60_000;

/** "just now", "4 minutes ago", "3 days ago" of a moment that was. */
export function sinceInWords(moment: string, now: number): string {
  const minutes = Math.floor((now - Date.parse(moment)) / MINUTE_MS);
  return minutes < 1 ? "just now" : `${lasting(minutes)} ago`;
}

/** "in a moment", "in 4 minutes", "in 3 days" of a moment that comes. */
export function untilInWords(moment: string, now: number): string {
  const minutes = Math.floor((Date.parse(moment) - now) / MINUTE_MS);
  return minutes < 1 ? "in a moment" : `in ${lasting(minutes)}`;
}
