/** IndexedDB as it is: what nothing that keeps records in a browser can go below. */
import { KINDS, TABLES } from "../../pwa/app/store/kinds";
import { timed } from "./timed";

const INDEXES: Record<string, string> = { ...TABLES[1], ...TABLES[2] };
let taps: IDBDatabase | undefined;
let opened = 0;

export const floor = {
  /** Put all of these into a new database with the app's own indexes, one transaction: milliseconds. */
  async bulkPut(rows: Record<string, object[]>, durability: "strict" | "relaxed"): Promise<number> {
    const name = `floor-${opened++}`;
    const database = await open(name);
    const took = await timed(() => put(database, rows, durability));
    database.close();
    indexedDB.deleteDatabase(name);
    return took;
  },
};

/** One strict put of one row in a transaction of its own: milliseconds. */
export async function rawTap(row: object): Promise<number> {
  taps ??= await open("floor-taps");
  const database = taps;
  return timed(() => put(database, { observation: [row] }, "strict"));
}

function put(
  database: IDBDatabase,
  rows: Record<string, object[]>,
  durability: IDBTransactionDurability,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(Object.keys(rows), "readwrite", { durability });
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error);
    for (const [kind, list] of Object.entries(rows)) {
      const store = transaction.objectStore(kind);
      for (const row of list) store.put(row);
    }
    transaction.commit();
  });
}

function open(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name, 1);
    opening.onupgradeneeded = () => {
      for (const kind of KINDS) {
        const [key, ...indexes] = (INDEXES[kind] as string).split(", ") as [string, ...string[]];
        const store = opening.result.createObjectStore(kind, { keyPath: key });
        for (const index of indexes) store.createIndex(index, index);
      }
    };
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
}
