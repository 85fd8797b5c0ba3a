/**
 * The phone's database: one for each organization and person, so that nobody ever sees or sends what is
 * another's. Every tap is kept with strict durability: a transaction is done when the disk has it. Only what an
 * answer of the server is kept by need not be: lost in a crash, all of it is asked for again.
 */
import Dexie, { type DBCore, type EntityTable, liveQuery, type Table, type Transaction } from "dexie";
import { v4 as randomId } from "uuid";
import type { OutboxEntry, Refused, Settled } from "./edits";
import type { SpokenPiece, StoredFile } from "./files";
import { isKept } from "./kept";
import { type Fields, KINDS, type Kind, kindsUpTo, PARENT, TABLES, type WrittenKind } from "./kinds";
import { isLost, StoreGone, tellTrouble } from "./trouble";

/** A record as the person sees it: what the server knows, and over it the edits that still wait. */
export interface Row<K extends Kind> {
  id: string;
  /** The server's version; null until it has taken the record. */
  version: number | null;
  scope: string;
  deleted: boolean;
  fields: Fields[K];
  /** What the server knows, kept beside `fields` only while an edit waits. */
  known?: { fields: Fields[K]; deleted: boolean };
  /** The server had it and has it no more; it stays for the edits of it that are not decided. */
  lost?: true;
}

export interface Cursor {
  scope: string;
  /** Empty: the scope is asked for from its start. */
  cursor: string;
  /** While a scope is delivered anew: `kind/id` of what the phone has and the server has not named yet. */
  unnamed?: string[];
}

export class PhoneStore extends Dexie {
  outbox!: EntityTable<OutboxEntry, "number">;
  refused!: Table<Refused, number>;
  settled!: Table<Settled, number>;
  files!: Table<StoredFile, string>;
  spoken!: Table<SpokenPiece, [string, number]>;
  cursors!: Table<Cursor, string>;
  meta!: Table<{ key: string; value: string }, string>;

  /** It was open before: opened again, it must be the same one. */
  private wasOpen = false;
  private device: string | undefined;

  constructor(organization: string, person: string) {
    super(`ridealong-${organization}-${person}`, {
      chromeTransactionDurability: "strict",
      cache: "disabled", // what is kept past Dexie (straight.ts) must be seen too
    });
    this.version(1).stores({
      ...TABLES[1],
      outbox: "++number, [kind+id]",
      refused: "number, [kind+id]",
      cursors: "scope",
      meta: "key",
    });
    this.version(2)
      .stores({ ...TABLES[2], files: "id", spoken: "[id+nth]", settled: "number, [kind+id]" })
      .upgrade((upgrade) => pullAnew(upgrade, 2));
    this.version(3).stores({}); // an older app changes records without taking a number: its tabs give way
    this.version(4)
      .stores(TABLES[4])
      .upgrade((upgrade) => pullAnew(upgrade, 4));
    this.version(5)
      .stores(TABLES[5])
      .upgrade((upgrade) => pullAnew(upgrade, 5));
    this.version(6)
      .stores(TABLES[6])
      .upgrade((upgrade) => pullAnew(upgrade, 6));
    this.use({ stack: "dbcore", name: "durability", create: relaxedForAnswers });
    this.on("populate", (creating) => this.begin(creating));
    this.on("ready", () => this.checkVersion(), true);
    this.on("versionchange", (change) => this.giveWay(change));
  }

  rows<K extends Kind>(kind: K): Table<Row<K>, string> {
    return this.table(kind);
  }

  /** What a transaction touches in which a person writes records of these kinds. */
  writing(kinds: readonly WrittenKind[]): Table[] {
    const parents = kinds.flatMap((kind) => PARENT[kind]?.kinds ?? []);
    const tables = [...new Set([...kinds, ...parents])].map((kind) => this.table(kind));
    return [...tables, this.outbox, this.refused, this.meta];
  }

  /** What a transaction touches that takes an answer of the server. */
  answering(): Table[] {
    const records = KINDS.map((kind) => this.table(kind));
    return [...records, this.outbox, this.refused, this.settled, this.files, this.cursors, this.meta];
  }

  /**
   * Change what is kept, in one transaction over these tables; not to add edits, as `write` does. It takes a number
   * of the queue: by that a tap sees that what it knows may be so no more.
   */
  changing<T>(tables: readonly Table[], work: () => Promise<T>): Promise<T> {
    return this.transaction("rw", tables, async () => {
      await this.outbox.delete(await this.outbox.add({} as OutboxEntry));
      return work();
    });
  }

  /** A bare transaction, for who does without reading. Throws when the store is not open. */
  straight(tables: readonly string[]): IDBTransaction {
    return this.backendDB().transaction(tables, "readwrite", { durability: "strict" });
  }

  /**
   * Do some work on the store. When the phone takes the connection away meanwhile, it is opened again and the
   * work is done once more: so it must leave nothing half done, or be one transaction.
   */
  async surely<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (failure) {
      if (!isLost(failure)) throw failure;
      this.close({ disableAutoOpen: false });
      return await work();
    }
  }

  /** What `read` answers, now and after every change of what it read, until the function it gives is called. */
  watch<T>(
    read: () => Promise<T>,
    told: { next(value: T): void; error(failure: unknown): void },
  ): () => void {
    // Dexie follows awaits only through a function that is itself async.
    const watching = liveQuery(async () => this.surely(async () => read())).subscribe(told);
    return () => watching.unsubscribe();
  }

  /** A value the phone keeps about itself; throws when it was never set. */
  async remembered(key: "device"): Promise<string> {
    this.device ??= (await this.meta.get(key))?.value;
    if (!this.device) throw new Error(`This phone's store has no ${key}`);
    return this.device;
  }

  private begin(creating: Transaction): void {
    if (this.wasOpen) {
      tellTrouble("cleared");
      throw new StoreGone("The phone's store was deleted while it was open");
    }
    void creating.table("meta").add({ key: "device", value: randomId() });
  }

  /** Dexie would open a newer store too; but this version of the app must not write into it. */
  private checkVersion(): void {
    if (Math.floor((this.backendDB()?.version ?? 0) / 10) > this.verno) {
      tellTrouble("outdated");
      throw new StoreGone("The phone's store is of a newer version of the app");
    }
    this.wasOpen = true;
    this.backendDB()?.addEventListener("close", () => void this.lookAgain());
  }

  /** The browser took the connection away: when it cleared the store, that is said even though nobody taps. */
  private async lookAgain(): Promise<void> {
    if ((await isKept(this.name)) || this.hasBeenClosed()) return; // kept: the next read opens it again
    tellTrouble("cleared");
    this.close();
  }

  /** Another tab upgrades the store, or deletes it: it is closed here for good. */
  private giveWay({ newVersion }: IDBVersionChangeEvent): false {
    tellTrouble(newVersion === null ? "cleared" : "outdated");
    this.close();
    return false; // Dexie would open it again with the next read
  }
}

/** Only a transaction that takes an answer of the server touches the cursors. */
function relaxedForAnswers(down: DBCore): DBCore {
  return {
    ...down,
    transaction: (tables, mode, options) =>
      down.transaction(tables, mode, tables.includes("cursors") ? { durability: "relaxed" } : options),
  };
}

/** Kinds that the app did not know were passed over: everything is asked for once more, over what is here. */
async function pullAnew(upgrade: Transaction, version: number): Promise<void> {
  const rows = await Promise.all(
    kindsUpTo(version).map(async (kind) =>
      (await upgrade.table<Row<Kind>>(kind).toArray()).map((row) => ({ ...row, key: `${kind}/${row.id}` })),
    ),
  );
  const received = rows.flat().filter((row) => row.version !== null);
  await upgrade
    .table<Cursor>("cursors")
    .toCollection()
    .modify((cursor) => {
      cursor.cursor = "";
      cursor.unnamed ??= received.filter((row) => row.scope === cursor.scope).map((row) => row.key);
    });
}
