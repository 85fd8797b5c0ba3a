/**
 * The shortest way to the disk, for a tap: its edits in one bare transaction that reads nothing. What they were made
 * from is known from before; that it still is so shows in the number that the database gives the first of them.
 * Whoever else may have changed something took a number meanwhile (`PhoneStore.changing`), or added an edit.
 */
import Dexie, { type ObservabilitySet, RangeSet } from "dexie";
import type { PhoneStore, Row } from "./database";
import type { OutboxEntry } from "./edits";
import type { WrittenKind } from "./kinds";

/** An edit as it goes into the queue, and the record as it is with it. */
export interface Made {
  kind: WrittenKind;
  row: Row<WrittenKind>;
  entry: Omit<OutboxEntry, "number">;
}

/**
 * Keep these edits and records, if `isRight` says so of the number that the first edit gets: `first`, when nothing
 * came in between. Done when the disk has them: true. False: none of them is there.
 */
export async function keepStraight(
  store: PhoneStore,
  made: readonly Made[],
  first: number,
  isRight: (number: unknown) => boolean,
): Promise<boolean> {
  const kinds = [...new Set(made.map(({ kind }) => kind))];
  // Whatever is in the way, the long way meets it again and says so.
  const kept = await tried(store, kinds, made, isRight);
  if (!kept) return false;
  setTimeout(tellWatchers, 0, store, [
    ["outbox", made.map((_, nth) => first + nth)],
    ...kinds.map((kind): Touched => [kind, made.filter((one) => one.kind === kind).map(({ row }) => row.id)]),
  ]); // who tapped goes on first
  return true;
}

async function tried(
  store: PhoneStore,
  kinds: readonly WrittenKind[],
  made: readonly Made[],
  isRight: (number: unknown) => boolean,
): Promise<boolean> {
  let transaction: IDBTransaction | undefined;
  try {
    transaction = store.straight([...kinds, "outbox"]);
    const kept = ended(transaction);
    ask(transaction, made, isRight);
    return await kept;
  } catch {
    if (transaction) undo(transaction);
    return false;
  }
}

function ask(
  transaction: IDBTransaction,
  made: readonly Made[],
  isRight: (number: unknown) => boolean,
): void {
  const outbox = transaction.objectStore("outbox");
  const [first] = made.map(({ entry }) => outbox.add(entry)) as [IDBRequest];
  for (const { kind, row } of made) transaction.objectStore(kind).put(row);
  first.onsuccess = () => {
    if (isRight(first.result)) transaction.commit();
    else transaction.abort();
  };
}

/** Whether all of it is on the disk, once that is known. */
function ended(transaction: IDBTransaction): Promise<boolean> {
  return new Promise((resolve) => {
    transaction.oncomplete = () => resolve(true);
    transaction.onabort = () => resolve(false);
  });
}

/** Half of it was asked for already. */
function undo(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // it is over
  }
}

type Touched = [table: string, keys: (string | number)[]];

/** What Dexie says after its own transactions: these records, and what any index finds, are to be read again. */
function tellWatchers(store: PhoneStore, touched: readonly Touched[]): void {
  const parts: ObservabilitySet = {};
  for (const [table, keys] of touched) {
    const part = (index: string) => `idb://${store.name}/${table}/${index}`;
    for (const index of ["", ":dels"]) parts[part(index)] = new RangeSet().addKeys(keys);
    for (const { name } of store.table(table).schema.indexes) {
      parts[part(name)] = new RangeSet(Dexie.minKey, Dexie.maxKey);
    }
  }
  Dexie.on.storagemutated.fire(parts);
}
