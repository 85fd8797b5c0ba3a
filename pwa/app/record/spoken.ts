/**
 * What was spoken so far. Each second is written down as it comes, so that a kill in the middle loses no more than
 * that; the pieces become a voice memo when the recording ends, or at the next start of the app.
 */
import Dexie from "dexie";
import { alone } from "../store/alone";
import type { SpokenPiece } from "../store/files";
import type { Phone } from "../store/phone";
import { penFor, withRoom } from "./attach";
import { draftOf, drafts } from "./drafts";
import { inObservation } from "./ride_along";

export type Spoken = Omit<SpokenPiece, "nth" | "bytes" | "draft">;

/** Write one piece down. Throws `PhoneFull`. */
export function keepPiece(phone: Phone, spoken: Spoken, nth: number, bytes: ArrayBuffer): Promise<void> {
  const draft = draftOf(spoken.interaction_id);
  return withRoom(phone, bytes.byteLength, async () => {
    await phone.store.spoken.put({ ...spoken, nth, bytes, draft });
  });
}

/** Make the voice memo of its pieces, which go with the same transaction. Nothing spoken: no memo. Throws `PhoneFull`. */
export async function joinPieces(phone: Phone, id: string): Promise<void> {
  const { files, spoken } = phone.store;
  const pieces = await piecesOf(phone, id).toArray();
  const [first] = pieces;
  if (!first) return;
  const { interaction_id, item_id, media_type, draft } = first;
  if (draft && !(await phone.store.rows("interaction").get(interaction_id)))
    drafts.set(interaction_id, draft);
  const bytes = joined(pieces.map((piece) => piece.bytes));
  const attach = await penFor(phone, id, { bytes, media_type });
  await withRoom(phone, bytes.byteLength, () =>
    inObservation(
      phone,
      interaction_id,
      item_id,
      async (pen, observationId) => {
        await attach(pen, observationId);
        await piecesOf(phone, id).delete();
      },
      [files, spoken],
    ),
  );
}

/** Forget what was spoken: it was cancelled. */
export async function forgetPieces(phone: Phone, id: string): Promise<void> {
  await piecesOf(phone, id).delete();
}

/**
 * Keep what was spoken when the app was killed; what is being recorded in another tab is left to it. One that cannot
 * be kept (there is no room, or its ride-along is gone) stays in its pieces, and holds up no other.
 */
export async function keepUnfinished(phone: Phone): Promise<void> {
  const keys = (await phone.store.spoken.toCollection().primaryKeys()) as unknown as [string, number][];
  for (const id of new Set(keys.map(([id]) => id))) {
    await alone(lockOf(phone, id), () => joinPieces(phone, id).catch(() => undefined));
  }
}

/** Held by the tab that records. */
export function lockOf({ store }: Phone, id: string): string {
  return `${store.name}-memo-${id}`;
}

function piecesOf({ store }: Phone, id: string) {
  return store.spoken.where("[id+nth]").between([id, Dexie.minKey], [id, Dexie.maxKey]);
}

function joined(parts: readonly ArrayBuffer[]): ArrayBuffer {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(new Uint8Array(part), at);
    at += part.byteLength;
  }
  return whole.buffer;
}
