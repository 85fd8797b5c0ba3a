/**
 * The bytes of photos and voice memos that were captured on this phone, as ArrayBuffers (WebKit fails on Blobs in
 * IndexedDB). There is no second queue: what must be sent is derived, and is whatever the server still waits for.
 * What it has stays here for 90 days more, as a restored backup may need it again, unless the phone runs short.
 */
import type { Table } from "dexie";
import type { PhoneStore, Row } from "./database";
import type { Fields } from "./kinds";

export type MediaType = Fields["attachment"]["media_type"];

/** A photo or memo as it was captured, under its attachment's id; or what was taken along, under `takenId`. */
export interface StoredFile {
  id: string;
  bytes: ArrayBuffer;
  media_type: MediaType | Fields["critique"]["media_type"];
  /** 64 lower-case hexadecimal digits. */
  sha256: string;
  /** When it was kept here, RFC 3339. */
  saved_at: string;
  /** The server's time, RFC 3339, at which this phone first saw that it need not be sent (any more). */
  done_at?: string;
}

/** A second of a voice memo that is being recorded: kept as it is spoken. */
export interface SpokenPiece {
  /** Of the attachment that it will be. */
  id: string;
  nth: number;
  bytes: ArrayBuffer;
  media_type: MediaType;
  interaction_id: string;
  item_id: string;
  /** The interaction, when nothing of it was written yet. */
  draft: Row<"interaction"> | null;
}

export interface UnsentFiles {
  photos: number;
  memos: number;
  /** Both of them. */
  count: number;
  bytes: number;
  /** When the oldest was captured, RFC 3339. */
  since: string | null;
}

const KEPT_MS = 90 * 86_400_000;

/** Photos and voice memos on this phone that the server does not have yet. */
export async function unsentFiles(store: PhoneStore): Promise<UnsentFiles> {
  const rows = await awaited(store);
  const memos = rows.filter(({ fields }) => isMemo(fields.media_type)).length;
  const times = rows.map(({ fields }) => fields.added_at ?? "").sort();
  return {
    photos: rows.length - memos,
    memos,
    count: rows.length,
    bytes: rows.reduce((sum, { fields }) => sum + fields.size, 0),
    since: times[0] ?? null,
  };
}

/** What the server knows of and waits for, the oldest first. One whose record was not accepted yet waits for that. */
export async function filesToSend(store: PhoneStore): Promise<Row<"attachment">[]> {
  const rows = await awaited(store);
  return rows.filter(({ version }) => version !== null).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Forget bytes that were done with more than 90 days ago. `now`: the server's time, RFC 3339. */
export async function tidyFiles(store: PhoneStore, now: string): Promise<void> {
  const { files, outbox, refused } = store;
  await store.transaction("rw", [outbox, refused, ...readByAwaited(store)], async () => {
    const needed = new Set((await awaited(store)).map(({ id }) => id));
    for (const id of await files.toCollection().primaryKeys()) {
      if (isTaken(id) || needed.has(id) || (await isOpen(store, id))) continue;
      const { done_at } = (await files.get(id)) as StoredFile;
      if (done_at === undefined) await files.update(id, { done_at: now });
      else if (Date.parse(now) - Date.parse(done_at) > KEPT_MS) await files.delete(id);
    }
  });
}

/** Something about it was not decided yet. */
async function isOpen(store: PhoneStore, id: string): Promise<boolean> {
  const about = { kind: "attachment", id };
  return (await store.outbox.where(about).count()) + (await store.refused.where(about).count()) > 0;
}

/**
 * Photos and memos whose bytes are here and not on the server, their records accepted or not. Nobody waits for one
 * while what it belongs to is deleted.
 */
export async function awaited(store: PhoneStore): Promise<Row<"attachment">[]> {
  const held = await store.rows("attachment").bulkGet(await store.files.toCollection().primaryKeys());
  const waiting = held.filter((row) => row !== undefined).filter(isAwaited);
  const seen = await store.rows("observation").bulkGet(waiting.map((row) => row.fields.observation_id));
  const rides = await store.rows("interaction").bulkGet(seen.map((row) => row?.fields.interaction_id ?? ""));
  return waiting.filter((_, index) => [seen[index], rides[index]].every((row) => row && !row.deleted));
}

/** What a transaction needs for it. */
export function readByAwaited(store: PhoneStore): Table[] {
  return [
    store.files,
    ...(["attachment", "observation", "interaction"] as const).map((kind) => store.table(kind)),
  ];
}

function isAwaited({ deleted, fields }: Row<"attachment">): boolean {
  return !deleted && (fields.file ?? "waiting") === "waiting";
}

/** Under what the recording, e-mail or notes of a critique are kept that were taken along. */
export function takenId(critiqueId: string): string {
  return `${TAKEN}${critiqueId}`;
}

const TAKEN = "critique/";

function isTaken(id: string): boolean {
  return id.startsWith(TAKEN);
}

/** The ids of the critiques whose content is on this phone. */
export async function takenAlong(store: PhoneStore): Promise<string[]> {
  const ids = await store.files.where("id").startsWith(TAKEN).primaryKeys();
  return ids.map((id) => id.slice(TAKEN.length));
}

/** Forget what was taken along of these. */
export function leaveBehind(store: PhoneStore, critiqueIds: readonly string[]): Promise<void> {
  return store.files.bulkDelete(critiqueIds.map(takenId));
}

/** Free at least so many bytes of what the server has: of what was captured the oldest first, then what was taken along. Gives how many it freed, at times fewer. */
export async function makeRoom(store: PhoneStore, bytes: number): Promise<number> {
  const ids = (await store.files.toCollection().primaryKeys()).sort();
  const rows = (await store.rows("attachment").bulkGet(ids)).filter((row) => row !== undefined);
  let freed = 0;
  for (const { id, fields } of rows.filter((row) => row.fields.file === "ready")) {
    if (freed >= bytes) break;
    await store.files.delete(id);
    freed += fields.size;
  }
  for (const row of await store.rows("critique").bulkGet(await takenAlong(store))) {
    if (freed >= bytes) break;
    if (!row) continue;
    await leaveBehind(store, [row.id]);
    freed += row.fields.size;
  }
  return freed;
}

/** The phone is full: whatever was being written is not there, and what was there before stays. */
export function isFull(failure: unknown): boolean {
  const { name, inner } = failure as { name?: string; inner?: { name?: string } };
  return name === "QuotaExceededError" || inner?.name === "QuotaExceededError";
}

export function isMemo(mediaType: StoredFile["media_type"]): boolean {
  return mediaType.startsWith("audio/");
}
