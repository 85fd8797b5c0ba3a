/** What waits goes out, and what the server said of it comes to where a person finds it. */
import type { PhoneStore } from "../store/database";
import { keyOf, type OutboxEntry, type Problem } from "../store/edits";
import { aboutEdit } from "../store/queries/unsent";
import type { Outcome } from "./answer";
import { sendOnceMore } from "./settled";

export const MOST_MUTATIONS = 500;
const NONE: ReadonlySet<number> = new Set();
const READ_AT_ONCE = 500;
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
  const stuck = new Set(await store.refused.toCollection().primaryKeys());
  const stuckRecords = new Set<string>();
  const batch: Mutation[] = [];
  let bytes = 0;
  // When nothing was refused and nothing is held, what comes before holds nothing back, and is not read.
  const all = stuck.size > 0 || held.size > 0;
  const atOnce = Math.min(READ_AT_ONCE, most * 10);
  let entries = await behind(store, all ? 0 : after, atOnce);
  for (let nth = 0; nth < entries.length; nth++) {
    const entry = entries[nth] as OutboxEntry;
    const record = keyOf(entry);
    if (nth === entries.length - 1) [entries, nth] = [await behind(store, entry.number, atOnce), -1];
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

/** The next of the queue behind this number, in order. */
function behind(store: PhoneStore, number: number, most: number): Promise<OutboxEntry[]> {
  return store.outbox.where("number").above(number).limit(most).toArray();
}

export function toMutation(entry: OutboxEntry): Mutation {
  const { number, kind, id, base, at, depends_on } = entry;
  const what = entry.delete ? { delete: true as const } : { set: entry.set ?? {} };
  return { number, kind, id, base, at, ...what, depends_on };
}

/** What became of edits. `taken`: by the server, not noted yet. `resends`: others are sent once more. */
export interface Outcomes {
  taken: OutboxEntry[];
  resends: boolean;
}

/**
 * Note which of these edits, all that were asked about, were refused or are blocked; those that were taken are left
 * to `settle`. Runs inside the transaction that takes the whole answer, and leaves it to that to make the rows again.
 * What was taken before is sent once more when one of them depends on it, and the server does not know it.
 */
export async function takeOutcomes(
  store: PhoneStore,
  asked: readonly OutboxEntry[],
  outcomes: readonly Outcome[],
): Promise<Outcomes> {
  const told = new Map(outcomes.map((outcome) => [outcome.number, outcome]));
  const [taken, blocked]: [OutboxEntry[], OutboxEntry[]] = [[], []];
  for (const entry of asked) {
    const outcome = told.get(entry.number);
    if (!outcome) continue;
    const { status, version, problem } = outcome;
    if (status === "rejected") await refuse(store, entry, problem as Problem);
    else if (status === "blocked") blocked.push({ ...entry, waits: problem as Problem });
    else taken.push({ ...entry, acknowledged: version as number, waits: null });
  }
  await store.outbox.bulkPut(blocked);
  const missing = blocked.filter(({ waits }) => waits?.code === "depends_on_unknown");
  const resends = await sendOnceMore(
    store,
    missing.flatMap((entry) => entry.depends_on),
  );
  return { taken, resends };
}

/** An edit that was not accepted leaves the queue for the list that a person sees, with the reason. */
export async function refuse(store: PhoneStore, entry: OutboxEntry, problem: Problem): Promise<void> {
  await store.refused.put({ ...entry, problem, about: await aboutEdit(store, entry) });
  await store.outbox.delete(entry.number);
}
