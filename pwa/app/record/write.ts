/**
 * The one way in which anything is written on the phone: the record and its outbox entry, in one transaction
 * with strict durability. When the promise is done, the disk has both; when it fails, neither is there.
 */
import type { Table } from "dexie";
import type { OutboxEntry, PhoneStore, Row } from "../store/database";
import { type Fields, PARENT, type WrittenKind } from "../store/kinds";
import type { Phone } from "../store/phone";
import { SignedOut } from "../store/trouble";
import { tick } from "../sync/clock";
import { fold } from "./fold";

/** What a transaction may do: set fields of a record (made by it when new), or delete one. */
export interface Pen {
  set<K extends WrittenKind>(kind: K, id: string, fields: Partial<Fields[K]>): Promise<void>;
  remove(kind: WrittenKind, id: string): Promise<void>;
}

/**
 * Run `body` in one transaction that may write records of these kinds. It may read what they hang on too, and must
 * await nothing but the store. `also`: further tables, such as the bytes of files.
 */
export function write(
  phone: Phone,
  kinds: readonly WrittenKind[],
  body: (pen: Pen) => Promise<void>,
  also: readonly Table[] = [],
): Promise<void> {
  const { store } = phone;
  const tables = [...store.writing(kinds), ...also];
  const pen: Pen = {
    set: (kind, id, fields) => setFields(phone, kind, id, fields as Record<string, unknown>),
    remove: async (kind, id) => append(phone, kind, id, await store.rows(kind).get(id), { delete: true }),
  };
  // Dexie follows awaits only through a function that is itself async.
  return store.surely(() => store.transaction("rw", tables, async () => body(pen)));
}

async function setFields(phone: Phone, kind: WrittenKind, id: string, set: Record<string, unknown>) {
  const row = await phone.store.rows(kind).get(id);
  const changed = Object.entries(set).filter(([field, value]) => !isAlready(row, field, value));
  if (changed.length > 0) await append(phone, kind, id, row, { set: Object.fromEntries(changed) });
}

function isAlready(row: Row<WrittenKind> | undefined, field: string, value: unknown): boolean {
  if (!row || row.deleted) return value === null;
  const now = (row.fields as Record<string, unknown>)[field] ?? null;
  return JSON.stringify(now) === JSON.stringify(value);
}

type Edit = Pick<OutboxEntry, "set" | "delete">;

async function append(
  phone: Phone,
  kind: WrittenKind,
  id: string,
  known: Row<WrittenKind> | undefined,
  edit: Edit,
): Promise<void> {
  const { store } = phone;
  const row = known ?? (await blank(store, kind, id, edit));
  const [at, depends_on] = await Promise.all([nextReading(phone), dependsOn(store, kind, row, edit)]);
  const entry = {
    kind,
    id,
    base: row.version,
    at,
    ...edit,
    depends_on,
    saved_at: phone.now().toISOString(),
    acknowledged: null,
    waits: null,
  };
  await Promise.all([store.outbox.add(entry), store.rows(kind).put(fold(row, [edit]))]);
}

async function blank(
  store: PhoneStore,
  kind: WrittenKind,
  id: string,
  edit: Edit,
): Promise<Row<WrittenKind>> {
  const scope = await scopeOf(store, kind, edit.set ?? {});
  return { id, version: null, scope, deleted: false, fields: {} as Fields[WrittenKind] };
}

async function scopeOf(store: PhoneStore, kind: WrittenKind, set: Record<string, unknown>): Promise<string> {
  const parent = await parentOf(store, kind, set);
  return parent?.row.scope ?? `rep:${String(set.rep_id)}`;
}

/** What must be taken before this: the making of the record itself, and of the one it hangs on. */
async function dependsOn(store: PhoneStore, kind: WrittenKind, row: Row<WrittenKind>, edit: Edit) {
  const parent = row.version === null ? await parentOf(store, kind, { ...row.fields, ...edit.set }) : null;
  const waitsFor = await Promise.all([
    row.version === null ? makingOf(store, kind, row.id) : null,
    parent?.row.version === null ? makingOf(store, parent.kind, parent.row.id) : null,
  ]);
  return waitsFor.filter((number) => number !== null);
}

async function parentOf(store: PhoneStore, kind: WrittenKind, fields: Record<string, unknown>) {
  const { field, kinds } = PARENT[kind] ?? { field: "", kinds: [] };
  for (const parentKind of kinds) {
    const row = await store.rows(parentKind).get(String(fields[field]));
    if (row) return { kind: parentKind, row: row as Row<WrittenKind> };
  }
  return null;
}

/** The number under which a record that the server does not know yet was made, waiting or refused. */
async function makingOf(store: PhoneStore, kind: WrittenKind, id: string): Promise<number | null> {
  const entries = await Promise.all([
    store.outbox.where({ kind, id }).first(),
    store.refused.where({ kind, id }).first(),
  ]);
  const numbers = entries.filter((entry) => entry !== undefined).map((entry) => entry.number);
  return numbers.length ? Math.min(...numbers) : null;
}

/** The device's next clock reading, remembered in the same transaction. */
export async function nextReading({ store, now }: Phone): Promise<string> {
  const [clock, device, sealed] = await store.meta.bulkGet(["clock", "device", "sealed"]);
  if (!device) throw new Error("This phone's store has no device");
  if (sealed) throw new SignedOut();
  const at = tick(clock?.value ?? null, now().getTime(), device.value);
  await store.meta.put({ key: "clock", value: at });
  return at;
}
