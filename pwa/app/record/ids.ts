/** Ids are made here, on the device. A later interaction's id sorts after an earlier one's (UUIDv7). */
import { v5, v7 } from "uuid";

export function newId(now: Date): string {
  return v7({ msecs: now.getTime() });
}

/** One reply of a person to an interaction or a one thing, on whichever of their phones they write it (UUIDv5). */
export function replyId(aboutId: string, personId: string): string {
  return v5(personId, aboutId);
}

/** An item of the starter library in an organization: the same whenever it is made, as the server makes it. */
export function starterItemId(organizationId: string, key: string): string {
  return v5(`starter item ${key}`, organizationId);
}

/** Two directors who edit the same item of a draft edit one record (UUIDv5). */
export function draftItemId(draftId: string, itemId: string): string {
  return v5(itemId, draftId);
}

/** The version that a draft becomes, published as of `version`: as the server makes it (UUIDv5). */
export function publishedId(draftId: string, version: number): string {
  return v5(`published ${version}`, draftId);
}

/** Two phones that rate the same item of one interaction edit the same observation (UUIDv5). */
export function observationId(interactionId: string, itemId: string): string {
  return v5(itemId, interactionId);
}

/** A rep reads a goal once, on whichever of their phones (UUIDv5). */
export function acknowledgmentId(goalId: string, repId: string): string {
  return v5(repId, goalId);
}

/** Two phones that mark one opportunity by one criterion write the same mark (UUIDv5). */
export function markId(aboutId: string, criterionId: string): string {
  return v5(criterionId, aboutId);
}

/** A rep's review of a day, or of the week that begins on this Monday: rep and manager begin the same one (UUIDv5). */
export function reviewId(repId: string, period: "day" | "week", startsOn: string): string {
  return v5(`${period}:${startsOn}`, repId);
}
