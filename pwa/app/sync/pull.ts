/** What the server delivers comes into the store, under what still waits here. */
import { refold } from "../record/fold";
import type { PhoneStore, Row } from "../store/database";
import { groupBy } from "../store/group";
import { type Fields, isKind, KINDS, type Kind, type WrittenKind } from "../store/kinds";
import type { Answer, Delivered } from "./answer";
import { refuse } from "./push";

const NOT_YOURS = {
  code: "no_longer_yours",
  title: "This is no longer yours to see, so it was not accepted.",
};

/** Take the records and cursors of an answer. Runs inside the transaction that takes the whole answer. */
export async function takeScopes(store: PhoneStore, { scopes, dropped }: Answer): Promise<void> {
  for (const [scope, { records, cursor, more }] of Object.entries(scopes)) {
    await takeRecords(store, scope, records);
    const unnamed = await stillUnnamed(store, scope, records);
    if (unnamed && !more) await forget(store, unnamed);
    await store.cursors.put({ scope, cursor, ...(unnamed && more ? { unnamed } : {}) });
  }
  for (const scope of dropped) await drop(store, scope);
}

/** A scope will be delivered from the start: what was acknowledged is sent again, as it may be lost. */
export async function startAnew(store: PhoneStore, scopes: readonly string[]): Promise<void> {
  for (const scope of scopes) {
    await store.cursors.put({ scope, cursor: "", unnamed: await held(store, scope) });
    for (const entry of await store.outbox.toArray()) {
      const row = await store.rows(entry.kind).get(entry.id);
      if (row?.scope === scope) await store.outbox.update(entry.number, { acknowledged: null });
    }
  }
}

async function takeRecords(store: PhoneStore, scope: string, records: readonly Delivered[]): Promise<void> {
  const edited = new Set((await store.outbox.toArray()).map(({ kind, id }) => `${kind}/${id}`));
  for (const [kind, delivered] of groupBy(records, (record) => record.kind)) {
    if (!isKind(kind)) continue; // a kind that came after this version of the app
    await store.rows(kind).bulkPut(delivered.map((record) => toRow(kind, scope, record)));
    for (const { id } of delivered) {
      if (edited.has(`${kind}/${id}`)) await refold(store, kind as WrittenKind, id);
    }
  }
}

function toRow<K extends Kind>(_kind: K, scope: string, record: Delivered): Row<K> {
  const { id, version, deleted } = record;
  return { id, version, scope, deleted: deleted === true, fields: record.fields as unknown as Fields[K] };
}

async function stillUnnamed(
  store: PhoneStore,
  scope: string,
  records: readonly Delivered[],
): Promise<string[] | undefined> {
  const unnamed = (await store.cursors.get(scope))?.unnamed;
  const named = new Set(records.map(({ kind, id }) => `${kind}/${id}`));
  return unnamed?.filter((key) => !named.has(key));
}

/** `kind/id` of everything of a scope that came from the server. */
async function held(store: PhoneStore, scope: string): Promise<string[]> {
  const keys: string[] = [];
  for (const kind of KINDS) {
    const rows = await store.rows(kind).where("scope").equals(scope).toArray();
    keys.push(...rows.filter((row) => row.version !== null).map((row) => `${kind}/${row.id}`));
  }
  return keys;
}

/** What the server did not name again is gone there. Records with edits that wait stay until those are answered. */
async function forget(store: PhoneStore, keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    const [kind, id] = key.split("/") as [Kind, string];
    const waiting = await store.outbox.where({ kind, id }).count();
    if (waiting === 0) await store.rows(kind).delete(id);
  }
}

/**
 * A scope is no longer this person's: its records go, and edits that waited are kept where a person sees them.
 * What the server had taken before is done: its record will not come back here.
 */
async function drop(store: PhoneStore, scope: string): Promise<void> {
  for (const entry of await store.outbox.toArray()) {
    const row = await store.rows(entry.kind).get(entry.id);
    if (row?.scope !== scope) continue;
    if (entry.acknowledged === null) await refuse(store, entry, NOT_YOURS);
    else await store.outbox.delete(entry.number);
  }
  for (const kind of KINDS) await store.rows(kind).where("scope").equals(scope).delete();
  await store.cursors.delete(scope);
}
