/** How soon after an interaction it is talked through: the talk in the car is worth more than the one next week. */

/** What is known of one interaction's debrief; moments are RFC 3339. */
export interface Debriefed {
  readonly state: "open" | "finished" | "debriefed";
  readonly finishedAt: string | null;
  readonly debriefedAt: string | null;
}

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** Whether it was finished more than a day ago and not talked through. Without a moment it cannot be told. */
export function isLate({ state, finishedAt }: Debriefed, now: Date): boolean {
  return state === "finished" && finishedAt !== null && now.getTime() - Date.parse(finishedAt) > DAY_MS;
}

/**
 * The median of the minutes from finished to talked through, whole and at least 0; null when nothing was. Of an even
 * number the lower of the two in the middle: a time that was really so.
 */
export function medianMinutes(interactions: Iterable<Debriefed>): number | null {
  const minutes = [...interactions]
    .flatMap(({ state, finishedAt, debriefedAt }) =>
      state === "debriefed" && finishedAt && debriefedAt
        ? [Math.max(0, Math.floor((Date.parse(debriefedAt) - Date.parse(finishedAt)) / MINUTE_MS))]
        : [],
    )
    .sort((a, b) => a - b);
  return minutes[Math.floor((minutes.length - 1) / 2)] ?? null;
}
