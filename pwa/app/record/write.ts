/**
 * The one way in which anything is written on the phone: the record and its outbox entry, in one transaction
 * with strict durability. When the promise is done, the disk has both; when it fails, neither is there.
 */
import Dexie, { type Table } from "dexie";
import type { OutboxEntry, Row } from "../store/database";
import { type Fields, PARENT, type WrittenKind } from "../store/kinds";
import type { Phone } from "../store/phone";
import { AtHand, type Named } from "./at_hand";
import { clean } from "./clean";
import { fold } from "./fold";

/** What a transaction may do: read a record, set fields of one (made by it when new), or delete one. */
export interface Pen {
  row<K extends WrittenKind>(kind: K, id: string): Promise<Row<K> | undefined>;
  set<K extends WrittenKind>(kind: K, id: string, fields: Partial<Fields[K]>): Promise<void>;
  remove(kind: WrittenKind, id: string): Promise<void>;
}

export interface More {
  /** Records that it is about: what must be known of them is asked for at once. */
  ahead?: readonly Named[];
  /** Further tables, such as the bytes of files. */
  also?: readonly Table[];
}

/**
 * Run `body` in one transaction that may write records of these kinds. It may read what they hang on too, and must
 * await nothing but the store.
 */
export function write(
  phone: Phone,
  kinds: readonly WrittenKind[],
  body: (pen: Pen) => Promise<void>,
  { ahead = [], also = [] }: More = {},
): Promise<void> {
  const { store } = phone;
  const tables = [...store.writing(kinds), ...also];
  // Dexie follows awaits only through a function that is itself async.
  return store.surely(() =>
    store.transaction("rw", tables, async () => {
      const hand = await AtHand.of(phone, ahead);
      await body({
        row: (kind, id) => hand.row(kind, id),
        set: (kind, id, fields) => setFields(phone, hand, kind, id, fields as Record<string, unknown>),
        remove: async (kind, id) => append(phone, hand, kind, id, await hand.row(kind, id), { delete: true }),
      });
      Dexie.currentTransaction.idbtrans.commit(); // at once: by itself it would wait to see whether more comes
    }),
  );
}

async function setFields(
  phone: Phone,
  hand: AtHand,
  kind: WrittenKind,
  id: string,
  set: Record<string, unknown>,
) {
  const row = await hand.row(kind, id);
  const changed = Object.entries(clean(set)).filter(([field, value]) => !isAlready(row, field, value));
  if (changed.length > 0) await append(phone, hand, kind, id, row, { set: Object.fromEntries(changed) });
}

function isAlready(row: Row<WrittenKind> | undefined, field: string, value: unknown): boolean {
  if (!row || row.deleted) return value === null;
  const now = (row.fields as Record<string, unknown>)[field] ?? null;
  return JSON.stringify(now) === JSON.stringify(value);
}

type Edit = Pick<OutboxEntry, "set" | "delete">;

async function append(
  phone: Phone,
  hand: AtHand,
  kind: WrittenKind,
  id: string,
  known: Row<WrittenKind> | undefined,
  edit: Edit,
): Promise<void> {
  const { store } = phone;
  const row = known ?? (await blank(hand, kind, id, edit));
  const entry = {
    kind,
    id,
    base: row.version,
    at: hand.nextReading(),
    ...edit,
    depends_on: await dependsOn(hand, kind, row, edit),
    saved_at: phone.now().toISOString(),
    acknowledged: null,
    waits: null,
  };
  const after = fold(row, [edit]);
  const [number] = await Promise.all([
    store.outbox.add(entry),
    store.rows(kind).put(after),
    hand.keepReading(),
  ]);
  hand.wrote(kind, after, number);
}

async function blank(hand: AtHand, kind: WrittenKind, id: string, edit: Edit): Promise<Row<WrittenKind>> {
  const parent = await parentOf(hand, kind, edit.set ?? {});
  const scope = parent?.row.scope ?? `rep:${String(edit.set?.rep_id)}`;
  return { id, version: null, scope, deleted: false, fields: {} as Fields[WrittenKind] };
}

/** What must be taken before this: the making of the record itself, and of the one it hangs on. */
async function dependsOn(hand: AtHand, kind: WrittenKind, row: Row<WrittenKind>, edit: Edit) {
  if (row.version !== null) return [];
  const parent = await parentOf(hand, kind, { ...row.fields, ...edit.set });
  const waitsFor = [
    await hand.making(kind, row.id),
    parent?.row.version === null ? await hand.making(parent.kind, parent.row.id) : undefined,
  ];
  return waitsFor.filter((number) => number !== undefined);
}

async function parentOf(hand: AtHand, kind: WrittenKind, fields: Record<string, unknown>) {
  const { field, kinds } = PARENT[kind] ?? { field: "", kinds: [] };
  for (const parentKind of kinds) {
    const row = await hand.row(parentKind, String(fields[field]));
    if (row) return { kind: parentKind, row: row as Row<WrittenKind> };
  }
  return null;
}
