/** What waits goes out, and what the server said of it comes to where a person finds it. */
import { refold } from "../record/fold";
import type { OutboxEntry, PhoneStore, Problem } from "../store/database";
import { groupBy } from "../store/group";
import { aboutEdit } from "../store/queries/unsent";
import type { Outcome } from "./answer";

export const MOST_MUTATIONS = 500;
const MOST_BYTES = 1_000_000; // the server takes 1 MiB; the envelope and the cursors need their part

/** An edit as it is sent: always the same content under the same number, so that a replay is harmless. */
export type Mutation = Pick<OutboxEntry, "number" | "kind" | "id" | "base" | "at" | "depends_on"> &
  Partial<Pick<OutboxEntry, "set" | "delete">>;

/** The next edits to send, in order: those numbered after `after`, at most `most` and 1 MB. */
export async function nextMutations(store: PhoneStore, after: number, most: number): Promise<Mutation[]> {
  const entries = await store.outbox.orderBy("number").toArray();
  const stuck = new Set(await store.refused.toCollection().primaryKeys());
  const batch: Mutation[] = [];
  let bytes = 0;
  for (const entry of entries) {
    if (entry.depends_on.some((number) => stuck.has(number))) {
      stuck.add(entry.number); // it waits for what was not accepted: the server would only say so again
      continue;
    }
    if (entry.acknowledged !== null || entry.number <= after) continue;
    const mutation = toMutation(entry);
    bytes += new TextEncoder().encode(JSON.stringify(mutation)).length;
    if (batch.length === most || (bytes > MOST_BYTES && batch.length > 0)) break;
    batch.push(mutation);
  }
  return batch;
}

/** The edit as the server reads it. */
export function toMutation(entry: OutboxEntry): Mutation {
  const { number, kind, id, base, at, depends_on } = entry;
  const what = entry.delete ? { delete: true as const } : { set: entry.set ?? {} };
  return { number, kind, id, base, at, ...what, depends_on };
}

/** Note what became of each edit. Runs inside the transaction that takes the whole answer. */
export async function takeOutcomes(store: PhoneStore, outcomes: readonly Outcome[]): Promise<void> {
  const entries = await store.outbox.bulkGet(outcomes.map(({ number }) => number));
  const answered: OutboxEntry[] = [];
  for (const [index, { status, version, problem }] of outcomes.entries()) {
    const entry = entries[index];
    if (!entry) continue;
    if (status === "rejected") await refuse(store, entry, problem as Problem);
    else if (status === "blocked") answered.push({ ...entry, waits: problem as Problem });
    else answered.push({ ...entry, acknowledged: version as number, waits: null });
  }
  await store.outbox.bulkPut(answered);
}

/** An edit that was not accepted leaves the queue for the list that a person sees, with the reason. */
export async function refuse(store: PhoneStore, entry: OutboxEntry, problem: Problem): Promise<void> {
  await store.refused.put({ ...entry, problem, about: await aboutEdit(store, entry) });
  await store.outbox.delete(entry.number);
  await refold(store, entry.kind, entry.id);
}

/** Edits whose record came back at the version they were given, or a later one, are done. */
export async function settle(store: PhoneStore): Promise<void> {
  const acknowledged = await store.outbox.filter((entry) => entry.acknowledged !== null).toArray();
  for (const entries of groupBy(acknowledged, ({ kind, id }) => `${kind}/${id}`).values()) {
    const [{ kind, id }] = entries as [OutboxEntry];
    const version = (await store.rows(kind).get(id))?.version ?? 0;
    const done = entries.filter((entry) => (entry.acknowledged as number) <= version);
    await store.outbox.bulkDelete(done.map((entry) => entry.number));
    await refold(store, kind, id);
  }
}
