/**
 * An edit is done when the server took it and its record came back at that version or later. It is then kept for
 * 90 days: a server that was restored from an older backup gets it again under its old number. What the server
 * still has it answers as it did the first time; what it lost it does anew; nothing is done twice.
 */
import type { PhoneStore } from "../store/database";
import { keyOf, type OutboxEntry, type Settled } from "../store/edits";
import { groupBy } from "../store/group";

const KEPT_MS = 90 * 86_400_000;

/**
 * Of the edits that the server has `taken`, move those that are done out of the queue, and note the others in it.
 * `came`: versions of the records that just came, by `keyOf`. `final`: numbers of those that are done even without their
 * record, because everything came and it was not among it: it is not this person's to see any more. `now`: the
 * server's time, RFC 3339; by the phone's own clock nothing is forgotten.
 */
export async function settle(
  store: PhoneStore,
  taken: readonly OutboxEntry[],
  came: ReadonlyMap<string, number>,
  final: ReadonlySet<number>,
  now: string,
): Promise<void> {
  const isDone = (entry: OutboxEntry) =>
    final.has(entry.number) || (entry.acknowledged as number) <= (came.get(keyOf(entry)) ?? 0);
  const done = taken.filter(isDone);
  for (const [kind, entries] of groupBy(
    taken.filter((entry) => !isDone(entry)),
    (entry) => entry.kind,
  )) {
    const rows = await store.rows(kind).bulkGet(entries.map(({ id }) => id));
    const isHere = (entry: OutboxEntry, nth: number) =>
      (entry.acknowledged as number) <= (rows[nth]?.version ?? 0);
    done.push(...entries.filter(isHere));
    await store.outbox.bulkPut(entries.filter((entry, nth) => !isHere(entry, nth)));
  }
  await moveToSettled(store, done, now);
  const oldest = new Date(Date.parse(now) - KEPT_MS).toISOString();
  const old = await store.settled
    .toCollection()
    .until((entry) => entry.settled_at >= oldest)
    .toArray();
  await store.settled.bulkDelete(old.map(({ number }) => number));
}

/** These were taken by the server, and leave the queue. */
export async function moveToSettled(
  store: PhoneStore,
  entries: readonly OutboxEntry[],
  now: string,
): Promise<void> {
  const settled = entries.map(
    ({ waits: _, resent: __, ...entry }) => ({ ...entry, settled_at: now }) as Settled,
  );
  await store.settled.bulkPut(settled);
  for (const [first, last] of runs(entries.map(({ number }) => number))) {
    await store.outbox.where("number").between(first, last, true, true).delete();
  }
}

/** Numbers that follow one another, as the first and the last of each run: a run is deleted at once. */
function runs(numbers: readonly number[]): [number, number][] {
  const found: [number, number][] = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const run = found.at(-1);
    if (run && number === run[1] + 1) run[1] = number;
    else found.push([number, number]);
  }
  return found;
}

/**
 * The server may have lost all that it ever took: it is sent once more, and before what waits. Until it knows that
 * this phone has heard of it, the server does nothing new.
 */
export async function sendAllOnceMore(store: PhoneStore): Promise<void> {
  await sendOnceMore(store, await store.settled.toCollection().primaryKeys());
  const taken = await store.outbox.filter((entry) => entry.acknowledged !== null).toArray();
  await store.outbox.bulkPut(taken.map(toSend));
}

/** Of these numbers, what was settled goes back into the queue. Says whether anything did. */
export async function sendOnceMore(store: PhoneStore, numbers: readonly number[]): Promise<boolean> {
  const found = (await store.settled.bulkGet([...numbers])).filter((entry) => entry !== undefined);
  await store.outbox.bulkPut(found.map(toSend));
  await store.settled.bulkDelete(found.map(({ number }) => number));
  return found.length > 0;
}

function toSend({ acknowledged, ...entry }: OutboxEntry | Settled): OutboxEntry {
  const { settled_at: _, ...content } = { settled_at: "", ...entry };
  return { ...content, acknowledged: null, waits: null, resent: acknowledged as number };
}
