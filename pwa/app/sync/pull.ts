/** What the server delivers comes into the store, under what still waits here. */
import type { Named } from "../record/fold";
import { forgetAnswers } from "../store/answers";
import type { PhoneStore, Row } from "../store/database";
import { isUnsent, keyOf } from "../store/edits";
import { awaited } from "../store/files";
import { groupBy } from "../store/group";
import { type Fields, isKind, KINDS, type Kind, WRITTEN_KINDS } from "../store/kinds";
import type { Answer, Delivered } from "./answer";
import { refuse } from "./push";
import { moveToSettled, sendAllOnceMore } from "./settled";

const NOT_YOURS = {
  code: "no_longer_yours",
  title: "This is no longer yours to see, so it was not accepted.",
};

/**
 * Take the records and cursors of an answer. Runs inside the transaction that takes the whole answer, and leaves it
 * to that to lay what waits over the rows again.
 */
export async function takeScopes(store: PhoneStore, { scopes }: Answer): Promise<void> {
  await takeRecords(store, scopes);
  for (const [scope, { records, cursor, more }] of Object.entries(scopes)) {
    const unnamed = await stillUnnamed(store, scope, records);
    if (unnamed && !more) await forget(store, unnamed);
    await store.cursors.put({ scope, cursor, ...(unnamed && more ? { unnamed } : {}) });
  }
}

/** The version of each record of an answer, by `keyOf`; not of those that are gone. */
export function delivered({ scopes }: Answer): Map<string, number> {
  const records = Object.values(scopes).flatMap((scope) => scope.records);
  return new Map(records.filter((one) => !one.deleted).map((one) => [keyOf(one), one.version]));
}

/** The records of an answer of which edits may wait here. */
export function namedIn({ scopes }: Answer): Named[] {
  const records = Object.values(scopes).flatMap((scope) => scope.records);
  return records.filter((one): one is Delivered & Named => WRITTEN_KINDS.some((kind) => kind === one.kind));
}

/** These scopes will be delivered from the start: what is here of them is remembered, to see what is gone. */
export async function startAnew(store: PhoneStore, scopes: readonly string[]): Promise<void> {
  for (const scope of scopes) {
    await store.cursors.put({ scope, cursor: "", unnamed: await held(store, scope) });
  }
  if (scopes.length > 0) await sendAllOnceMore(store);
}

/** What is asked for from its start is not named to the server, so it cannot say that it is not this person's. */
export async function unanswered(store: PhoneStore, { scopes }: Answer): Promise<string[]> {
  if (Object.keys(scopes).length === 0) return []; // no news at all
  const asked = await store.cursors.filter(({ cursor }) => cursor === "").primaryKeys();
  return asked.filter((scope) => !(scope in scopes));
}

/** One write for each kind, over what is here. */
async function takeRecords(store: PhoneStore, scopes: Answer["scopes"]): Promise<void> {
  const all = Object.entries(scopes).flatMap(([scope, { records }]) =>
    records.map((record) => ({ scope, record })),
  );
  for (const [kind, delivered] of groupBy(all, ({ record }) => record.kind)) {
    if (!isKind(kind)) continue; // a kind that came after this version of the app
    const rows = delivered.map(({ scope, record }) => toRow(kind, scope, record));
    const [gone, here] = [rows.filter((row) => row.deleted), rows.filter((row) => !row.deleted)];
    await store.rows(kind).bulkPut(here);
    await store.rows(kind).bulkPut(await stillThere(store, kind, gone));
  }
}

/**
 * A record that moved to another scope is deleted in the one it left, and lives on in the other. One with an edit that
 * waits keeps its fields: with that edit it is there again, for its person at once.
 */
async function stillThere<K extends Kind>(
  store: PhoneStore,
  kind: K,
  gone: readonly Row<K>[],
): Promise<Row<K>[]> {
  const here = await store.rows(kind).bulkGet(gone.map(({ id }) => id));
  return gone.flatMap((row, index) => {
    const held = here[index];
    if ((held?.scope ?? row.scope) !== row.scope) return [];
    return [held?.known ? { ...row, fields: held.known.fields } : row];
  });
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
  const named = new Set(records.map(keyOf));
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

/** What the server did not name again is gone there. Records with edits that wait or were refused are made again. */
async function forget(store: PhoneStore, keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    const [kind, id] = key.split("/") as [Kind, string];
    const edits = [store.outbox, store.refused].map((table) => table.where({ kind, id }).count());
    const undecided = (await Promise.all(edits)).some(Boolean);
    if (undecided) await store.rows(kind).update(id, { lost: true });
    else await store.rows(kind).delete(id);
  }
}

/** A photo or memo that the server waits for: its bytes cannot be sent any more, so the person gets to see that. */
async function refuseFile(store: PhoneStore, id: string): Promise<void> {
  const about = { kind: "attachment", id };
  const queued = await store.outbox.where(about).sortBy("number");
  const [made] = [...(await store.settled.where(about).sortBy("number")), ...queued];
  if (made && !queued.some(isUnsent)) await refuse(store, { waits: null, ...made }, NOT_YOURS);
}

/**
 * A scope is no longer this person's: its records go, and edits that waited are kept where a person sees them.
 * What the server had taken before is done: its record will not come back here. What is sent once more stays until
 * it was answered: the server may have lost it.
 */
export async function drop(store: PhoneStore, scope: string, now: string): Promise<void> {
  for (const row of await awaited(store)) {
    if (row.scope === scope) await refuseFile(store, row.id);
  }
  for (const entry of await store.outbox.toArray()) {
    const row = await store.rows(entry.kind).get(entry.id);
    if (row?.scope !== scope) continue;
    if (entry.acknowledged !== null) await moveToSettled(store, [entry], now);
    else if (isUnsent(entry)) await refuse(store, entry, NOT_YOURS);
  }
  for (const kind of KINDS) await store.rows(kind).where("scope").equals(scope).delete();
  await store.cursors.delete(scope);
  await forgetAnswers(store);
}
