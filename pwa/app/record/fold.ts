/** What a person sees of a record: what the server knows, and over it what still waits, in the order it was done. */
import type { PhoneStore, Row } from "../store/database";
import { keyOf, type OutboxEntry } from "../store/edits";
import { groupBy } from "../store/group";
import type { Fields, WrittenKind } from "../store/kinds";

export type Named = Pick<OutboxEntry, "kind" | "id">;
type Edit = Pick<OutboxEntry, "set" | "delete">;

/**
 * Fields that say whose a record is, or since when it is there: each kind has one of them, given when it is made and
 * never again. How the organization works is one record, made by whatever is said first of it, and stays.
 */
const WHOSE = [
  ...["rep_id", "interaction_id", "observation_id", "focus_id", "about_id", "draft_id", "begun_at"],
  ...["on", "valid_from"],
  ...["working_days", "new_hire_days", "review_day", "conversation_outcomes", "leans", "time_zone"],
];

/**
 * Lay edits over a row. What the server knows is kept beside it until nothing waits any more. A part of a record that
 * was deleted elsewhere, and whose other fields are not here, is no record yet: it stays deleted.
 */
export function fold(row: Row<WrittenKind>, edits: readonly Edit[]): Row<WrittenKind> {
  if (edits.length === 0) return row;
  let fields: Record<string, unknown> = row.fields;
  let deleted = row.deleted;
  for (const edit of edits) {
    fields = { ...fields, ...edit.set };
    deleted = edit.delete === true || !WHOSE.some((field) => (fields[field] ?? null) !== null);
  }
  const known = row.known ?? { fields: row.fields, deleted: row.deleted };
  const seen = { ...row, fields: fields as unknown as Fields[WrittenKind], deleted };
  return row.version === null ? seen : { ...seen, known };
}

/**
 * Make rows again from what the server knows and what waits. A record the server does not have is made of its own
 * edits, refused ones too: a person keeps seeing what they recorded until they decide otherwise. `asKnown`: rows,
 * by `keyOf`, that were just put as the server knows them.
 */
export async function refold(
  store: PhoneStore,
  records: readonly Named[],
  asKnown: ReadonlyMap<string, unknown> = new Map(),
): Promise<void> {
  const waiting = groupBy(await store.outbox.orderBy("number").toArray(), keyOf);
  const refused = groupBy(await store.refused.toArray(), keyOf);
  const mayDiffer = records.filter((record) => {
    const key = keyOf(record);
    return !asKnown.has(key) || waiting.has(key) || refused.has(key);
  });
  for (const [kind, named] of groupBy(mayDiffer, (record) => record.kind)) {
    const ids = [...new Set(named.map(({ id }) => id))];
    const rows = (await store.rows(kind).bulkGet(ids)).filter((row) => row !== undefined);
    const made = rows.map((row) => {
      const key = keyOf({ kind, id: row.id });
      return { row, after: madeAgain(row, waiting.get(key) ?? [], refused.get(key) ?? []) };
    });
    const gone = made.filter(({ after }) => after === null).map(({ row }) => row.id);
    const changed = made.filter(({ row, after }) => after && JSON.stringify(after) !== JSON.stringify(row));
    if (gone.length > 0) await store.rows(kind).bulkDelete(gone);
    if (changed.length > 0)
      await store.rows(kind).bulkPut(changed.map(({ after }) => after as Row<WrittenKind>));
  }
}

/**
 * The row as it is now; null when nothing is left of it. One that the server lost is this phone's own again when its
 * making was refused: sent again it must be made, not changed.
 */
function madeAgain(
  row: Row<WrittenKind>,
  waiting: readonly OutboxEntry[],
  refused: readonly OutboxEntry[],
): Row<WrittenKind> | null {
  const isOwn = row.version === null || (row.lost && refused.some(({ base }) => base === null));
  if (isOwn && waiting.length + refused.length > 0) {
    const { id, scope } = row;
    const edits = [...waiting, ...refused].sort((a, b) => a.number - b.number);
    return fold({ id, scope, version: null, deleted: false, fields: {} as Fields[WrittenKind] }, edits);
  }
  if (isOwn || (row.lost && waiting.length === 0)) return null;
  const { known, ...bare } = row;
  const asKnown = { ...bare, ...known };
  return fold(
    asKnown,
    waiting.filter((edit) => !holds(asKnown, edit)),
  );
}

/** What is sent once more after a restore must not cover what came later: the row has it, unless it was lost. */
function holds({ version }: Row<WrittenKind>, { resent }: OutboxEntry): boolean {
  return resent !== undefined && version !== null && resent <= version;
}
