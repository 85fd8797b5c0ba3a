/** Drafts of the checklist, as a director's device holds them. */
import { type Listed, type Words, wordsOf } from "../../coaching";
import type { PhoneStore, Row } from "../database";

export interface Draft extends Listed {
  readonly id: string;
  /** The version it was made from; null before the first. */
  readonly basedOn: string | null;
  /** RFC 3339. */
  readonly begunAt: string;
  /** Who began it; null when it was begun here and is not sent yet. */
  readonly authorId: string | null;
  /** The newest version of all its records here, and of what was taken off it: what publishing names as seen. */
  readonly version: number;
  /** Items that were taken off it and can be put back. */
  readonly takenOff: readonly { readonly id: string; readonly words: Words }[];
}

/** All drafts there are, the latest begun first. */
export async function drafts(store: PhoneStore): Promise<Draft[]> {
  const rows = (await store.rows("draft").toArray()).filter(({ deleted }) => !deleted);
  const found = await Promise.all(rows.map((row) => withItems(store, row)));
  return found.sort((a, b) => b.begunAt.localeCompare(a.begunAt) || (a.id < b.id ? 1 : -1));
}

/** One draft; null when it is not here, was thrown away or published. */
export async function draft(store: PhoneStore, id: string): Promise<Draft | null> {
  const row = await store.rows("draft").get(id);
  return row && !row.deleted ? withItems(store, row) : null;
}

async function withItems(store: PhoneStore, { id, fields, version }: Row<"draft">): Promise<Draft> {
  const rows = await store.rows("draft_item").where("fields.draft_id").equals(id).toArray();
  rows.sort((a, b) => a.fields.place - b.fields.place || (a.id < b.id ? -1 : 1));
  const listed = (which: readonly Row<"draft_item">[]) =>
    which.map((row) => ({ id: row.fields.item_id, words: wordsOf(row.fields) }));
  return {
    id,
    title: fields.title,
    standard: fields.standard ?? null,
    basedOn: fields.based_on ?? null,
    begunAt: fields.begun_at,
    authorId: fields.author_id ?? null,
    version: Math.max(version ?? 0, ...rows.map((row) => row.version ?? 0)),
    items: listed(rows.filter(({ deleted }) => !deleted)),
    takenOff: listed(rows.filter(({ deleted, fields: of }) => deleted && of.prompt)),
  };
}
