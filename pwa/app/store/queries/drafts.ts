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
  /** The newest version of anything of drafts here: what publishing names as seen. */
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

async function withItems(store: PhoneStore, { id, fields }: Row<"draft">): Promise<Draft> {
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
    version: await newestHeld(store),
    items: listed(rows.filter(({ deleted }) => !deleted)),
    takenOff: listed(rows.filter(({ deleted, fields: of }) => deleted && of.prompt)),
  };
}

/**
 * Of all drafts: what was deleted elsewhere does not say whose it was, and the server counts it. They come in one feed,
 * in the order of their versions, so who has this one has all before it.
 */
async function newestHeld(store: PhoneStore): Promise<number> {
  let newest = 0;
  for (const kind of ["draft", "draft_item"] as const)
    await store.rows(kind).each(({ version }) => {
      newest = Math.max(newest, version ?? 0);
    });
  return newest;
}
