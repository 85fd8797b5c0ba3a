/** Ids are made here, on the device. A later interaction's id sorts after an earlier one's (UUIDv7). */
import { v5, v7 } from "uuid";

export function newId(now: Date): string {
  return v7({ msecs: now.getTime() });
}

/** Two phones that rate the same item of one interaction edit the same observation (UUIDv5). */
export function observationId(interactionId: string, itemId: string): string {
  return v5(itemId, interactionId);
}
