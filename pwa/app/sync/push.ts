/** What waits goes out, and what the server said of it comes to where a person finds it. */
import type { OutboxEntry, PhoneStore, Problem } from "../store/database";
import { aboutEdit } from "../store/queries/unsent";
import type { Outcome } from "./answer";
import { sendOnceMore } from "./settled";

export const MOST_MUTATIONS = 500;
const NONE: ReadonlySet<number> = new Set();
const MOST_BYTES = 1_000_000; // the server takes 1 MiB; the envelope and the cursors need their part

/** An edit as it is sent: always the same content under the same number, so that a replay is harmless. */
export type Mutation = Pick<OutboxEntry, "number" | "kind" | "id" | "base" | "at" | "depends_on"> &
  Partial<Pick<OutboxEntry, "set" | "delete">>;

/**
 * The next edits to send, in order: those numbered after `after`, at most `most` and 1 MB. Edits that are `held`
 * back hold back what hangs on them, and later edits of their records: what is older must not arrive last.
 */
export async function nextMutations(
  store: PhoneStore,
  after: number,
  most: number,
  held: ReadonlySet<number> = NONE,
): Promise<Mutation[]> {
  const entries = await store.outbox.orderBy("number").toArray();
  const stuck = new Set(await store.refused.toCollection().primaryKeys());
  const stuckRecords = new Set<string>();
  const batch: Mutation[] = [];
  let bytes = 0;
  for (const entry of entries) {
    const record = `${entry.kind}/${entry.id}`;
    if (held.has(entry.number)) stuckRecords.add(record);
    if (stuckRecords.has(record) || entry.depends_on.some((number) => stuck.has(number))) {
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

export function toMutation(entry: OutboxEntry): Mutation {
  const { number, kind, id, base, at, depends_on } = entry;
  const what = entry.delete ? { delete: true as const } : { set: entry.set ?? {} };
  return { number, kind, id, base, at, ...what, depends_on };
}

/**
 * Note what became of each edit that was `asked` about; of others the answer cannot speak. Runs inside the
 * transaction that takes the whole answer, and leaves it to that to make the rows again. Says whether something
 * that was taken before is sent once more: one of them depends on it, and the server does not know it.
 */
export async function takeOutcomes(
  store: PhoneStore,
  asked: ReadonlySet<number>,
  outcomes: readonly Outcome[],
): Promise<boolean> {
  const told = new Map(
    outcomes.filter(({ number }) => asked.has(number)).map((outcome) => [outcome.number, outcome]),
  );
  const answered: OutboxEntry[] = [];
  for (const entry of await store.outbox.bulkGet([...told.keys()])) {
    if (!entry) continue; // the person took it out of the queue while it was on its way
    const { status, version, problem } = told.get(entry.number) as Outcome;
    if (status === "rejected") await refuse(store, entry, problem as Problem);
    else if (status === "blocked") answered.push({ ...entry, waits: problem as Problem });
    else answered.push({ ...entry, acknowledged: version as number, waits: null });
  }
  await store.outbox.bulkPut(answered);
  const missing = answered.filter(({ waits }) => waits?.code === "depends_on_unknown");
  return sendOnceMore(
    store,
    missing.flatMap((entry) => entry.depends_on),
  );
}

/** An edit that was not accepted leaves the queue for the list that a person sees, with the reason. */
export async function refuse(store: PhoneStore, entry: OutboxEntry, problem: Problem): Promise<void> {
  await store.refused.put({ ...entry, problem, about: await aboutEdit(store, entry) });
  await store.outbox.delete(entry.number);
}
