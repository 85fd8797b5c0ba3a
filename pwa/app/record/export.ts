/**
 * "Export my unsent work": everything on this phone that the server does not have, as one file of JSON text. Made
 * without a network; `ridealong import-unsent` reads it, under the numbers it would have been sent with, so that
 * the phone may still send the same afterwards. The file is described in docs/protocol.md.
 */
import type { PhoneStore } from "../store/database";
import { awaited, readByAwaited } from "../store/files";
import { dayOf, type Phone } from "../store/phone";
import { type Mutation, toMutation } from "../sync/push";

export interface ExportFile {
  /** `ridealong-unsent-dustin-brinkmann-2026-11-20.json` */
  name: string;
  text: string;
}

/** The file, and nothing on the phone is changed. `words`: one plain line per record, for a human who opens it. */
export async function exportUnsent(phone: Phone, words: readonly string[]): Promise<ExportFile> {
  const { store, me } = phone;
  const now = phone.now();
  const { outbox, refused, files, meta } = store;
  const tables = [outbox, refused, meta, ...readByAwaited(store)];
  const held = await store.transaction("r", tables, async () => ({
    device: await store.remembered("device"),
    waiting: await outbox.orderBy("number").toArray(),
    refused: await refused.orderBy("number").toArray(),
    files: await files.bulkGet(await unsentFileIds(store)),
  }));
  const waiting = held.waiting.filter((entry) => entry.acknowledged === null);
  const content = {
    ridealong: "unsent work",
    version: 1,
    organization: { id: me.organization.id, name: me.organization.name },
    person: { id: me.id, name: me.name, email: me.email },
    device: held.device,
    exported_at: now.toISOString(),
    words,
    mutations: waiting.map(toMutation) satisfies Mutation[],
    refused: held.refused.map((entry) => ({ mutation: toMutation(entry), problem: entry.problem })),
    files: held.files
      .filter((file) => file !== undefined)
      .map(({ id, media_type, sha256, bytes }) => ({ id, media_type, sha256, base64: base64(bytes) })),
  };
  const name = `ridealong-unsent-${plain(me.name)}-${dayOf(now)}.json`;
  return { name, text: `${JSON.stringify(content, null, 1)}\n` };
}

/** What the server waits for, and what hangs on a record that it did not accept. */
async function unsentFileIds(store: PhoneStore): Promise<string[]> {
  const waiting = (await awaited(store)).map(({ id }) => id);
  const refused = await store.refused.filter(({ kind }) => kind === "attachment").toArray();
  return [...new Set([...waiting, ...refused.map(({ id }) => id)])];
}

const AT_ONCE = 30_000; // a function takes only so many arguments

function base64(bytes: ArrayBuffer): string {
  const all = new Uint8Array(bytes);
  const parts: string[] = [];
  for (let from = 0; from < all.length; from += AT_ONCE) {
    parts.push(String.fromCharCode(...all.subarray(from, from + AT_ONCE)));
  }
  return btoa(parts.join(""));
}

/** A name that every disk can hold. */
export function plain(name: string): string {
  const bare = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return bare.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") || "somebody";
}
