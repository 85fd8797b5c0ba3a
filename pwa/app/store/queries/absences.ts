/** When a rep is away. */
import type { Day } from "../../coaching";
import type { PhoneStore } from "../database";

export interface Absence {
  readonly id: string;
  /** The first and the last day. */
  readonly from: Day;
  readonly to: Day;
  /** "" when nothing was said. */
  readonly note: string;
}

/** A rep's, the earliest first. */
export async function absencesOf(store: PhoneStore, repId: string): Promise<Absence[]> {
  const rows = await store.rows("absence").where("fields.rep_id").equals(repId).toArray();
  return rows
    .filter((row) => !row.deleted)
    .map(({ id, fields }) => ({ id, from: fields.from_on, to: fields.to_on, note: fields.note ?? "" }))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
}
