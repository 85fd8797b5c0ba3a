/**
 * The shortest way to the disk, for a tap: its edits in one bare transaction that reads nothing. What they were made
 * from is known from before; that it still is so shows in the number that the database gives the first of them.
 * Whoever else may have changed something took a number meanwhile (`PhoneStore.changing`), or added an edit.
 */
import Dexie, { type ObservabilitySet, RangeSet } from "dexie";
import type { OutboxEntry, PhoneStore, Row } from "./database";
import type { WrittenKind } from "./kinds";

/** An edit as it goes into the queue, and the record as it is with it. */
export interface Made {
  kind: WrittenKind;
  row: Row<WrittenKind>;
  entry: Omit<OutboxEntry, "number">;
}

/**
 * Keep these edits and records, if the first edit gets the number `expected` and `isSure` still says so. Done when
 * the disk has them: true. False: none of them is there.
 */
export async function keepStraight(
  store: PhoneStore,
  made: readonly Made[],
  expected: number,
  isSure: () => boolean,
): Promise<boolean> {
  const kinds = [...new Set(made.map(({ kind }) => kind))];
  try {
    const transaction = store.straight([...kinds, "outbox"]);
    const kept = ended(transaction);
    try {
      ask(transaction, made, (first) => first === expected && isSure());
    } catch {
      transaction.abort(); // the half of it that was asked for already
    }
    await kept;
  } catch {
    return false; // whatever it was, the long way meets it again and says so
  }
  setTimeout(tellWatchers, 0, store, [
    ["outbox", made.map((_, nth) => expected + nth)],
    ...kinds.map((kind): Touched => [kind, made.filter((one) => one.kind === kind).map(({ row }) => row.id)]),
  ]); // who tapped goes on first
  return true;
}

function ask(transaction: IDBTransaction, made: readonly Made[], isRight: (first: unknown) => boolean): void {
  const outbox = transaction.objectStore("outbox");
  const [first] = made.map(({ entry }) => outbox.add(entry)) as [IDBRequest];
  for (const { kind, row } of made) transaction.objectStore(kind).put(row);
  first.onsuccess = () => {
    if (isRight(first.result)) transaction.commit();
    else transaction.abort();
  };
}

function ended(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error("Not as expected"));
  });
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
