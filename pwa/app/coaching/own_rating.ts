/** How a rep rated themselves, laid beside what their manager saw. It is no evidence: nothing is computed from it. */
import type { Day, Rating } from "./evidence";

/** A rep's rating of themselves on the one thing. Times are RFC 3339 in UTC. */
export interface OwnRating {
  readonly id: string;
  readonly rated_at: string;
  /** The local date of `rated_at`. */
  readonly rated_on: Day;
  readonly rating: Exclude<Rating, "not_seen">;
  /** "" when the rep named none. */
  readonly customer: string;
  readonly note: string;
}

/** An interaction in which the item of the one thing was rated. */
export interface Talk {
  /** Of the interaction; a later one's sorts after an earlier one's. */
  readonly id: string;
  readonly occurred_on: Day;
  /** Null while it was not talked through. */
  readonly debriefed_at: string | null;
  readonly customer: string;
}

/**
 * Which rating of themselves belongs to which interaction, by its id; each belongs to one at most.
 *
 * It was made on the day of the interaction or later, before that one was talked through, and after those of the same
 * day or before were that were talked through earlier.
 * Of several the one for the same customer, else the latest that names no other customer.
 */
export function beside(own: readonly OwnRating[], talks: readonly Talk[]): Map<string, OwnRating> {
  const left = [...own].sort((a, b) => (a.rated_at < b.rated_at ? 1 : -1));
  const found = new Map<string, OwnRating>();
  for (const talk of [...talks].sort(latestFirst)) {
    const after = lastTalkBefore(talk, talks);
    const candidates = left.filter((one) => fits(one, talk, after));
    const match = candidates.find((one) => one.customer !== "" && isSame(one, talk)) ?? candidates[0];
    if (!match) continue;
    found.set(talk.id, match);
    left.splice(left.indexOf(match), 1);
  }
  return found;
}

function latestFirst(a: Talk, b: Talk): number {
  const [at, bt] = [a.debriefed_at ?? "9", b.debriefed_at ?? "9"]; // what was not talked through yet comes last of all
  return at === bt ? (a.id < b.id ? 1 : -1) : at < bt ? 1 : -1;
}

/** When the last one before it was talked through; "" when none was. */
function lastTalkBefore(talk: Talk, talks: readonly Talk[]): string {
  const until = talk.debriefed_at ?? "9";
  const before = talks.flatMap(({ occurred_on, debriefed_at }) =>
    occurred_on <= talk.occurred_on && debriefed_at !== null && debriefed_at < until ? [debriefed_at] : [],
  );
  return before.sort().at(-1) ?? "";
}

function fits(one: OwnRating, talk: Talk, after: string): boolean {
  const inTime = one.rated_at > after && (talk.debriefed_at === null || one.rated_at <= talk.debriefed_at);
  return inTime && one.rated_on >= talk.occurred_on && isSame(one, talk);
}

/** Neither names another customer. */
function isSame(one: OwnRating, talk: Talk): boolean {
  const [mine, theirs] = [one.customer, talk.customer].map((name) => name.trim().toLowerCase());
  return !mine || !theirs || mine === theirs;
}
