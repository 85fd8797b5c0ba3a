/**
 * A photo or voice memo on an item: its bytes, its record, what it hangs on and their outbox entries, in one
 * transaction. A full phone first gives up bytes that the server has; if that is not enough, nothing of the new
 * one is there, and everything that was tapped stays.
 */
import { isFull, type MediaType, makeRoom } from "../store/files";
import type { Fields } from "../store/kinds";
import type { Phone } from "../store/phone";
import { newId } from "./ids";
import { inObservation } from "./ride_along";
import { type Pen, write } from "./write";

export interface Captured {
  bytes: ArrayBuffer;
  media_type: MediaType;
}

/** The phone has no room, even without what was sent already. */
export class PhoneFull extends Error {}

/** Keep it. Throws `PhoneFull`. */
export async function attach(
  phone: Phone,
  interactionId: string,
  itemId: string,
  captured: Captured,
): Promise<void> {
  const pen = await penFor(phone, newId(phone.now()), captured);
  const { files } = phone.store;
  await withRoom(phone, captured.bytes.byteLength, () =>
    inObservation(phone, interactionId, itemId, pen, [files]),
  );
}

/** What was taken away, as it was: a deleted record comes back from the server without its fields. */
export type Detached = Pick<
  Fields["attachment"],
  "observation_id" | "media_type" | "size" | "sha256" | "added_at"
>;

/** Take it away. Its bytes stay for now, so that it can come back; gives what `reattach` needs, null: it is gone. */
export async function detach(phone: Phone, attachmentId: string): Promise<Detached | null> {
  const row = await phone.store.rows("attachment").get(attachmentId);
  if (!row || row.deleted) return null;
  await write(phone, ["attachment"], (pen) => pen.remove("attachment", attachmentId));
  const { observation_id, media_type, size, sha256, added_at = null } = row.fields;
  return { observation_id, media_type, size, sha256, added_at };
}

/** What was taken away by mistake is there again. */
export function reattach(phone: Phone, attachmentId: string, detached: Detached): Promise<void> {
  return write(phone, ["attachment"], (pen) => pen.set("attachment", attachmentId, detached));
}

/** What writes the attachment and its bytes, in the transaction of the observation. */
export async function penFor(phone: Phone, id: string, { bytes, media_type }: Captured) {
  const sha256 = await digest(bytes); // first: a transaction waits for nothing but the store
  const now = phone.now().toISOString();
  return async (pen: Pen, observationId: string) => {
    await phone.store.files.put({ id, bytes, media_type, sha256, saved_at: now });
    await pen.set("attachment", id, {
      observation_id: observationId,
      media_type,
      size: bytes.byteLength,
      sha256,
      added_at: now,
    });
  };
}

/** Run `work`; on a full phone once more, when sent bytes could make room for so many. Throws `PhoneFull`. */
export async function withRoom(phone: Phone, bytes: number, work: () => Promise<void>): Promise<void> {
  const first = await tried(work);
  if (first !== "full") return;
  if ((await makeRoom(phone.store, bytes)) === 0 || (await tried(work)) === "full") throw new PhoneFull();
}

async function tried(work: () => Promise<void>): Promise<"done" | "full"> {
  try {
    await work();
    return "done";
  } catch (failure) {
    if (isFull(failure)) return "full";
    throw failure;
  }
}

/** The SHA-256 of some bytes: 64 lower-case hexadecimal digits. */
export async function digest(bytes: ArrayBuffer): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
