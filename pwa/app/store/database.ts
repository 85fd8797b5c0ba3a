/**
 * The phone's database: one for each organization and person, so that nobody ever sees or sends what is
 * another's. Every tap is kept with strict durability: a transaction is done when the disk has it.
 */
import Dexie, { type EntityTable, type Table } from "dexie";
import { v4 as randomId } from "uuid";
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
}

/** An edit the server would not take, kept with its reason until the person decides. */
export interface Refused extends OutboxEntry {
  problem: Problem;
}

export interface Cursor {
  scope: string;
  cursor: string;
  /** While a scope is delivered anew: `kind/id` of what the phone has and the server has not named yet. */
  unnamed?: string[];
}

export class PhoneStore extends Dexie {
  outbox!: EntityTable<OutboxEntry, "number">;
  refused!: Table<Refused, number>;
  cursors!: Table<Cursor, string>;
  meta!: Table<{ key: string; value: string }, string>;

  constructor(organization: string, person: string) {
    super(`ridealong-${organization}-${person}`, { chromeTransactionDurability: "strict" });
    this.version(1).stores({
      ...TABLES,
      outbox: "++number, [kind+id]",
      refused: "number, [kind+id]",
      cursors: "scope",
      meta: "key",
    });
    this.on("populate", (creating) => creating.table("meta").add({ key: "device", value: randomId() }));
  }

  rows<K extends Kind>(kind: K): Table<Row<K>, string> {
    return this.table(kind);
  }

  /** Every table: what one transaction that answers the server touches. */
  everything(): Table[] {
    return [...KINDS.map((kind) => this.table(kind)), this.outbox, this.refused, this.cursors, this.meta];
  }

  /** A value the phone keeps about itself; throws when it was never set. */
  async remembered(key: "device"): Promise<string> {
    const found = await this.meta.get(key);
    if (!found) throw new Error(`This phone's store has no ${key}`);
    return found.value;
  }
}
