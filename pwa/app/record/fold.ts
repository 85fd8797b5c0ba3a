/** What a person sees of a record: what the server knows, and over it what still waits, in the order it was done. */
import type { OutboxEntry, PhoneStore, Row } from "../store/database";
import type { Fields, WrittenKind } from "../store/kinds";

type Edit = Pick<OutboxEntry, "set" | "delete">;

/** Lay edits over a row. What the server knows is kept beside it until nothing waits any more. */
export function fold(row: Row<WrittenKind>, edits: readonly Edit[]): Row<WrittenKind> {
  if (edits.length === 0) return row;
  let fields: Record<string, unknown> = row.fields;
  let deleted = row.deleted;
  for (const edit of edits) {
    fields = { ...fields, ...edit.set };
    deleted = edit.delete === true;
  }
  const known = row.known ?? { fields: row.fields, deleted: row.deleted };
  const seen = { ...row, fields: fields as unknown as Fields[WrittenKind], deleted };
  return row.version === null ? seen : { ...seen, known };
}

/**
 * Make a row again from what the server knows and what waits. A record the server never took is made of
 * its own edits, refused ones too: a person keeps seeing what they recorded until they decide otherwise.
 */
export async function refold(store: PhoneStore, kind: WrittenKind, id: string): Promise<void> {
  const row = await store.rows(kind).get(id);
  if (!row) return;
  const waiting = await store.outbox.where({ kind, id }).sortBy("number");
  if (row.version !== null) {
    const { known, ...plain } = row;
    await store.rows(kind).put(fold({ ...plain, ...known } as Row<WrittenKind>, waiting));
    return;
  }
  const refused = await store.refused.where({ kind, id }).toArray();
  const edits = [...waiting, ...refused].sort((a, b) => a.number - b.number);
  const empty = { ...row, deleted: false, fields: {} as Fields[WrittenKind] };
  if (edits.length > 0) await store.rows(kind).put(fold(empty, edits));
  else await store.rows(kind).delete(id);
}
