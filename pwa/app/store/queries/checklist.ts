/** What is looked for: the current checklist and its items. */
import { type Item, parseStandard, type Standard, THREE_IN_A_ROW } from "../../coaching";
import type { PhoneStore, Row } from "../database";
import type { InteractionKind } from "../kinds";

export type ItemRow = Row<"item">;

export interface Checklist {
  id: string;
  title: string;
  /** In the checklist's order. */
  items: ItemRow[];
}

/** The newest published checklist; null before it came to the phone. */
export async function currentChecklist(store: PhoneStore): Promise<Checklist | null> {
  const published = await store
    .rows("checklist")
    .filter((row) => !row.deleted && row.fields.state === "published")
    .toArray();
  const [newest] = published.sort((a, b) => b.fields.version - a.fields.version);
  return newest ? withItems(store, newest) : null;
}

/** The checklist an interaction was recorded with, its items for that kind of interaction only. */
export async function checklistFor(
  store: PhoneStore,
  checklistId: string,
  kind: InteractionKind,
): Promise<Checklist | null> {
  const row = await store.rows("checklist").get(checklistId);
  if (!row) return null;
  const { items, ...checklist } = await withItems(store, row);
  return { ...checklist, items: items.filter((item) => item.fields.kinds.includes(kind)) };
}

async function withItems(store: PhoneStore, row: Row<"checklist">): Promise<Checklist> {
  const found = await store.rows("item").bulkGet(row.fields.item_ids);
  const items = found.filter((item) => item !== undefined);
  return { id: row.id, title: row.fields.title, items };
}

/** All items by id, retired ones too: what a focus or an old observation is about. */
export async function itemsById(store: PhoneStore): Promise<Map<string, ItemRow>> {
  const items = await store.rows("item").toArray();
  return new Map(items.map((item) => [item.id, item]));
}

/** The items as the one thing's rule reads them. */
export function toItems(rows: readonly ItemRow[]): Item[] {
  return rows.map(({ id, fields }) => ({
    id,
    impact: fields.impact,
    prompt: fields.prompt,
    funnel_level: fields.funnel_level ?? null,
    standard: standardOf(fields.standard),
  }));
}

/** The standard an item asks for: its own, or three in a row. One that cannot be read counts as none. */
export function standardOf(text: string | null | undefined): Standard {
  try {
    return text ? parseStandard(text) : THREE_IN_A_ROW;
  } catch {
    return THREE_IN_A_ROW;
  }
}

/** The same for an item by its id, a retired one too. */
export async function standardOfItem(store: PhoneStore, itemId: string): Promise<Standard> {
  return standardOf((await store.rows("item").get(itemId))?.fields.standard);
}
