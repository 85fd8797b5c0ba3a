/**
 * An edit is done when the server took it and its record came back at that version or later. It is then kept for
 * 90 days: a server that was restored from an older backup gets it again under its old number. What the server
 * still has it answers as it did the first time; what it lost it does anew; nothing is done twice.
 */
import type { OutboxEntry, PhoneStore, Settled } from "../store/database";
import { groupBy } from "../store/group";

const KEPT_MS = 90 * 86_400_000;

/**
 * Move the edits that are done out of the queue. `final`: numbers of those that are done even without their
 * record, because everything came and it was not among it: it is not this person's to see any more. `now`: the
 * server's time, RFC 3339; by the phone's own clock nothing is forgotten.
 */
export async function settle(store: PhoneStore, final: ReadonlySet<number>, now: string): Promise<void> {
  const taken = await store.outbox.filter((entry) => entry.acknowledged !== null).toArray();
  for (const [kind, entries] of groupBy(taken, (entry) => entry.kind)) {
    const rows = await store.rows(kind).bulkGet(entries.map(({ id }) => id));
    const cameBack = (entry: OutboxEntry, nth: number) =>
      (entry.acknowledged as number) <= (rows[nth]?.version ?? 0) || final.has(entry.number);
    await moveToSettled(store, entries.filter(cameBack), now);
  }
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
  await store.outbox.bulkDelete(entries.map(({ number }) => number));
}

/**
 * The server may have lost all that it ever took: it is sent once more. What waits may have reached the server
 * before that, without an answer; on the same record it gets a new number, so that the older does not win.
 */
export async function sendAllOnceMore(store: PhoneStore): Promise<void> {
  await sendOnceMore(store, await store.settled.toCollection().primaryKeys());
  const taken = await store.outbox.filter((entry) => entry.acknowledged !== null).toArray();
  await store.outbox.bulkPut(taken.map(toSend));
  await renumberWhatWaits(store);
}

async function renumberWhatWaits(store: PhoneStore): Promise<void> {
  const entries = await store.outbox.orderBy("number").toArray();
  const resent = new Set(entries.filter((entry) => entry.resent !== undefined).map(keyOf));
  const renumbered = new Map<number, number>();
  const follow = ({ depends_on }: OutboxEntry) =>
    depends_on.map((number) => renumbered.get(number) ?? number);
  for (const { number, ...entry } of entries) {
    const follows = entry.depends_on.some((other) => renumbered.has(other));
    if (entry.resent !== undefined || !(follows || resent.has(keyOf(entry)))) continue;
    renumbered.set(number, await store.outbox.add({ ...entry, depends_on: follow({ number, ...entry }) }));
  }
  await store.outbox.bulkDelete([...renumbered.keys()]);
  await store.refused.toCollection().modify((entry) => {
    entry.depends_on = follow(entry);
  });
}

function keyOf({ kind, id }: Pick<OutboxEntry, "kind" | "id">): string {
  return `${kind}/${id}`;
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
