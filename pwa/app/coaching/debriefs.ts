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

/** How many interactions were finished, and how they were talked through. */
export interface Debriefs {
  /** Finished, talked through or not. */
  readonly finished: number;
  readonly debriefed: number;
  /** Talked through at most a day after they were finished. Without both moments it cannot be told, and is not counted. */
  readonly withinADay: number;
  /** As `medianMinutes`. */
  readonly minutes: number | null;
}

export function debriefsOf(interactions: readonly Debriefed[]): Debriefs {
  const finished = interactions.filter(({ state }) => state !== "open");
  const debriefed = finished.filter(({ state }) => state === "debriefed");
  return {
    finished: finished.length,
    debriefed: debriefed.length,
    withinADay: waitsOf(debriefed).filter((wait) => wait <= DAY_MS).length,
    minutes: medianMinutes(interactions),
  };
}

/**
 * The median of the minutes from finished to talked through, whole and at least 0; null when nothing was. Of an even
 * number the lower of the two in the middle: a time that was really so.
 */
export function medianMinutes(interactions: Iterable<Debriefed>): number | null {
  const waits = waitsOf(interactions).sort((a, b) => a - b);
  const middle = waits[Math.floor((waits.length - 1) / 2)];
  return middle === undefined ? null : Math.floor(middle / MINUTE_MS);
}

/** The milliseconds from finished to talked through. */
function waitsOf(interactions: Iterable<Debriefed>): number[] {
  return [...interactions].flatMap(({ state, finishedAt, debriefedAt }) =>
    state === "debriefed" && finishedAt && debriefedAt
      ? [Math.max(0, Date.parse(debriefedAt) - Date.parse(finishedAt))]
      : [],
  );
}
