/**
 * The one way in which anything is written on the phone: the record and its outbox entry, in one transaction
 * with strict durability. When the promise is done, the disk has both; when it fails, neither is there.
 */
import Dexie, { type Table } from "dexie";
import type { PhoneStore, Row } from "../store/database";
import type { OutboxEntry } from "../store/edits";
import { type Fields, OF_ORGANIZATION, PARENT, type WrittenKind } from "../store/kinds";
import type { Phone } from "../store/phone";
import { keepStraight, type Made } from "../store/straight";
import { AtHand } from "./at_hand";
import { clean } from "./clean";
import { fold, type Named } from "./fold";

/** What a transaction may do: read a record, set fields of one (made by it when new), or delete one. */
export interface Pen {
  row<K extends WrittenKind>(kind: K, id: string): Promise<Row<K> | undefined>;
  set<K extends WrittenKind>(kind: K, id: string, fields: Partial<Fields[K]>): Promise<void>;
  /** `seen`: the newest version that the person has of what hangs on the record and goes with it. */
  remove(kind: WrittenKind, id: string, seen?: number): Promise<void>;
}

export interface More {
  /** Records that it is about: what must be known of them is asked for at once. */
  ahead?: readonly Named[];
  /** What the next taps may be about. Asked for before the transaction, when there is one. */
  beside?: () => Promise<readonly Named[]>;
  /** Further tables, such as the bytes of files. */
  also?: readonly Table[];
}

/**
 * Run `body` in one transaction that may write records of these kinds. It may read what they hang on too, and must
 * await nothing but the store.
 */
export async function write(
  phone: Phone,
  kinds: readonly WrittenKind[],
  body: (pen: Pen) => Promise<void>,
  { ahead = [], beside, also = [] }: More = {},
): Promise<void> {
  const { store } = phone;
  const next = (await beside?.()) ?? [];
  const tables = [...store.writing(kinds), ...also];
  // Dexie follows awaits only through a function that is itself async.
  const hand = await store.surely(() =>
    store.transaction("rw", tables, async () => {
      const hand = await AtHand.of(phone, ahead);
      await body(penOf(phone, hand, (one) => keepNow(store, one)));
      hand.lookAt(next);
      Dexie.currentTransaction.idbtrans.commit(); // at once: by itself it would wait to see whether more comes
      return hand;
    }),
  );
  hand.readNoMore();
  if (hand.last !== null) known.set(store, hand);
}

/** The same for a tap, whose `body` reads only by its pen: without reading anything, if all of it is at hand. */
export async function writeTap(...what: Parameters<typeof write>): Promise<void> {
  const [phone, , body] = what;
  if (!(await writeStraight(phone, body))) await write(...what);
}

/** What the newest transaction knew in the end. */
const known = new WeakMap<PhoneStore, AtHand>();

/** Says whether it is done; if not, nothing is, and it must be done the long way, which says why it cannot be. */
async function writeStraight(phone: Phone, body: (pen: Pen) => Promise<void>): Promise<boolean> {
  const { store } = phone;
  const hand = known.get(store);
  if (!hand) return false;
  const forget = () => {
    if (known.get(store) === hand) known.delete(store);
  };
  try {
    const { keeping } = await hand.alone(async (first) => {
      const made: Made[] = [];
      await body(penOf(phone, hand, async (one) => first + made.push(one) - 1));
      const isRight = (number: unknown) => {
        const right = number === first && known.get(store) === hand;
        if (!right) forget(); // at once: the number that is undone is given again, to a tap that follows
        return right;
      };
      // Begun before the next tap is looked at: what is done first is kept first.
      return { keeping: made.length > 0 ? keepStraight(store, made, first, isRight) : null };
    });
    if (keeping === null) return false; // nothing would change, if all is still as it was
    if (await keeping) return true;
  } catch {
    // not everything is at hand, or the long way will fail too
  }
  forget();
  return false;
}

function penOf(phone: Phone, hand: AtHand, keep: Keep): Pen {
  return {
    row: (kind, id) => hand.row(kind, id),
    set: (kind, id, fields) => setFields(phone, hand, keep, kind, id, fields as Record<string, unknown>),
    remove: async (kind, id, seen) =>
      append(phone, hand, keep, kind, id, await hand.row(kind, id), { delete: true }, seen),
  };
}

async function setFields(
  phone: Phone,
  hand: AtHand,
  keep: Keep,
  kind: WrittenKind,
  id: string,
  set: Record<string, unknown>,
) {
  const row = await hand.row(kind, id);
  const said = Object.entries(clean(set));
  const isBack = row?.deleted && said.some(([, value]) => value !== null);
  // What comes back says all it says: the server still has what it said before, which may not be here.
  const changed = isBack ? said : said.filter(([field, value]) => !isAlready(row, field, value));
  if (changed.length > 0)
    await append(phone, hand, keep, kind, id, row, { set: Object.fromEntries(changed) });
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
  keep: Keep,
  kind: WrittenKind,
  id: string,
  known: Row<WrittenKind> | undefined,
  edit: Edit,
  seen = 0,
): Promise<void> {
  const row = known ?? (await blank(hand, kind, id, edit));
  const entry = {
    kind,
    id,
    base: row.version === null ? null : Math.max(row.version, seen),
    at: hand.nextReading(),
    ...edit,
    depends_on: await dependsOn(hand, kind, row, edit),
    saved_at: phone.now().toISOString(),
    acknowledged: null,
    waits: null,
  };
  const after = fold(row, [edit]);
  hand.wrote(kind, after, await keep({ kind, row: after, entry }));
}

/** Puts an edit into the queue, and its record; gives the number. */
type Keep = (made: Made) => Promise<number>;

async function keepNow(store: PhoneStore, { kind, row, entry }: Made): Promise<number> {
  const [number] = await Promise.all([store.outbox.add(entry), store.rows(kind).put(row)]);
  return number;
}

async function blank(hand: AtHand, kind: WrittenKind, id: string, edit: Edit): Promise<Row<WrittenKind>> {
  const parent = await parentOf(hand, kind, edit.set ?? {});
  const scope = parent?.row.scope ?? scopeOf(kind, edit);
  return { id, version: null, scope, deleted: false, fields: {} as Fields[WrittenKind] };
}

function scopeOf(kind: WrittenKind, edit: Edit): string {
  if (OF_ORGANIZATION.includes(kind)) return "org";
  return kind === "draft" ? "directors" : `rep:${String(edit.set?.rep_id)}`;
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
    if (row) return { kind: parentKind, row };
  }
  return null;
}
