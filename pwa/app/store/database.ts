/**
 * The phone's database: one for each organization and person, so that nobody ever sees or sends what is
 * another's. Every tap is kept with strict durability: a transaction is done when the disk has it.
 */
import Dexie, { type EntityTable, type Table, type Transaction } from "dexie";
import { v4 as randomId } from "uuid";
import type { SpokenPiece, StoredFile } from "./files";
import { type Fields, KINDS, type Kind, TABLES, type WrittenKind } from "./kinds";

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

/** Why something was not taken, in the server's words. */
export interface Problem {
  code: string;
  title: string;
  path?: string;
}

/** One edit that the server has not both taken and given back. Its content never changes once it is written. */
export interface OutboxEntry {
  /** Its number for the server: given by the database, rising, never used twice. */
  number: number;
  kind: WrittenKind;
  id: string;
  base: number | null;
  at: string;
  set?: Record<string, unknown>;
  delete?: true;
  depends_on: number[];
  /** When the person did it, RFC 3339. */
  saved_at: string;
  /** The version the server gave it; null until it answered. */
  acknowledged: number | null;
  /** What the server says it waits for. */
  waits: Problem | null;
  /**
   * Sent once more because a backup was restored: the version it had before. What the server still has at this
   * version or a later one holds it already.
   */
  resent?: number;
}

/** Not taken by the server. What is only sent once more after a restore is no news, until the server asks for more. */
export function isUnsent({ acknowledged, resent, waits }: OutboxEntry): boolean {
  return acknowledged === null && (resent === undefined || waits !== null);
}

/** An edit that is done, kept for a while: a server that lost it in a restore gets it again under its number. */
export interface Settled extends Omit<OutboxEntry, "waits" | "resent"> {
  acknowledged: number;
  /** The server's time of the answer that settled it, RFC 3339. */
  settled_at: string;
}

/** An edit the server would not take, kept with its reason until the person decides. */
export interface Refused extends OutboxEntry {
  problem: Problem;
  /** What it was about, as it was known then: the records themselves may leave this phone. */
  about?: { repName: string; customer: string | null; prompt: string | null };
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

  constructor(organization: string, person: string) {
    super(`ridealong-${organization}-${person}`, { chromeTransactionDurability: "strict" });
    this.version(1).stores({
      ...TABLES[1],
      outbox: "++number, [kind+id]",
      refused: "number, [kind+id]",
      cursors: "scope",
      meta: "key",
    });
    this.version(2)
      .stores({ ...TABLES[2], files: "id", spoken: "[id+nth]", settled: "number, [kind+id]" })
      .upgrade(pullAnew);
    this.on("populate", (creating) => creating.table("meta").add({ key: "device", value: randomId() }));
  }

  rows<K extends Kind>(kind: K): Table<Row<K>, string> {
    return this.table(kind);
  }

  /** Every table but the files: what one transaction that answers the server touches. */
  everything(): Table[] {
    return [
      ...KINDS.map((kind) => this.table(kind)),
      this.outbox,
      this.refused,
      this.settled,
      this.cursors,
      this.meta,
    ];
  }

  /** A value the phone keeps about itself; throws when it was never set. */
  async remembered(key: "device"): Promise<string> {
    const found = await this.meta.get(key);
    if (!found) throw new Error(`This phone's store has no ${key}`);
    return found.value;
  }
}

/** Kinds that the app did not know were passed over: everything is asked for once more, over what is here. */
async function pullAnew(upgrade: Transaction): Promise<void> {
  const rows = await Promise.all(
    KINDS.map(async (kind) =>
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
