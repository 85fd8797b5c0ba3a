/**
 * "Export my unsent work": everything on this phone that the server does not have, as one file of JSON text. Made
 * without a network; `ridealong import-unsent` reads it, under the numbers it would have been sent with, so that
 * the phone may still send the same afterwards. The file is described in docs/protocol.md.
 */
import type { Phone } from "../store/phone";
import { dayOf } from "../store/phone";
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
  const held = await store.transaction("r", [store.outbox, store.refused, store.meta], async () => ({
    device: await store.remembered("device"),
    waiting: await store.outbox.orderBy("number").toArray(),
    refused: await store.refused.orderBy("number").toArray(),
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
    files: [],
  };
  const name = `ridealong-unsent-${plain(me.name)}-${dayOf(now)}.json`;
  return { name, text: `${JSON.stringify(content, null, 1)}\n` };
}

/** A name that every disk can hold. */
function plain(name: string): string {
  const bare = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return bare.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") || "somebody";
}
