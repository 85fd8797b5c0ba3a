/** What is looked for: the current checklist, its versions, and what each item said in them. */
import {
  type Item,
  type Listed,
  parseStandard,
  type Standard,
  THREE_IN_A_ROW,
  type Words,
  wordsOf,
} from "../../coaching";
import type { PhoneStore, Row } from "../database";
import type { Fields, InteractionKind } from "../kinds";

export interface ItemRow {
  readonly id: string;
  readonly fields: Fields["item"];
}

export interface Checklist {
  readonly id: string;
  readonly title: string;
  /** Its number among the versions. */
  readonly version: number;
  /** What is asked for where an item asks for nothing of its own; null: three in a row. */
  readonly standard: string | null;
  /** RFC 3339; null for one from before that was kept. */
  readonly publishedAt: string | null;
  /** In the checklist's order, in the words of this version. */
  readonly items: readonly ItemRow[];
}

/** The newest published checklist; null before it came to the phone. */
export async function currentChecklist(store: PhoneStore): Promise<Checklist | null> {
  const [newest] = await publishedRows(store);
  return newest ? withItems(store, newest) : null;
}

/** Every published version, the newest first. */
export async function versions(store: PhoneStore): Promise<Checklist[]> {
  const rows = await publishedRows(store);
  return Promise.all(rows.map((row) => withItems(store, row)));
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

/** What every item was called in each version of the checklist, by the version's id: what an old interaction shows. */
export async function promptsByVersion(store: PhoneStore): Promise<Map<string, ReadonlyMap<string, string>>> {
  const rows = await store.rows("checklist").toArray();
  return new Map(
    rows.map((row) => [
      row.id,
      new Map(Object.entries(frozen(row)).map(([id, { prompt }]) => [id, prompt ?? ""])),
    ]),
  );
}

/** As the rules of publishing read it. */
export function toListed({ title, standard, items }: Checklist): Listed {
  return { title, standard, items: items.map(({ id, fields }) => ({ id, words: wordsOf(fields) })) };
}

async function publishedRows(store: PhoneStore): Promise<Row<"checklist">[]> {
  const rows = await store
    .rows("checklist")
    .filter((row) => !row.deleted && row.fields.state === "published")
    .toArray();
  return rows.sort((a, b) => b.fields.version - a.fields.version);
}

async function withItems(store: PhoneStore, row: Row<"checklist">): Promise<Checklist> {
  const { title, version, standard, published_at, item_ids } = row.fields;
  const words = frozen(row);
  const found = await store.rows("item").bulkGet(item_ids);
  const items = item_ids.flatMap((id, nth) => {
    const fields = (words[id] as Fields["item"] | undefined) ?? found[nth]?.fields;
    return fields ? [{ id, fields }] : [];
  });
  return {
    id: row.id,
    title,
    version,
    standard: standard ?? null,
    publishedAt: published_at ?? null,
    items,
  };
}

/** What the items said when it was published; nothing in a version from before that was kept. */
function frozen({ fields }: Row<"checklist">): Record<string, Words> {
  return (fields.items ?? {}) as Record<string, Words>;
}

/** All items by id, retired ones too: what a focus or an old observation is about. */
export async function itemsById(store: PhoneStore): Promise<Map<string, ItemRow>> {
  const items = await store.rows("item").toArray();
  return new Map(items.map((item) => [item.id, item]));
}

/** The items as the one thing's rule reads them. */
export function toItems({ items, standard }: Pick<Checklist, "items" | "standard">): Item[] {
  return items.map(({ id, fields }) => ({
    id,
    impact: fields.impact,
    prompt: fields.prompt,
    funnel_level: fields.funnel_level ?? null,
    standard: standardOf(fields.standard, standard),
  }));
}

/** The standard that is asked for an item today, one that was taken off the checklist too. */
export async function standardAsked(store: PhoneStore, itemId: string): Promise<Standard> {
  const current = await currentChecklist(store);
  const item = current?.items.find(({ id }) => id === itemId) ?? (await store.rows("item").get(itemId));
  return standardOf(item?.fields.standard, current?.standard);
}

/** The standard an item asks for: its own, its checklist's, or three in a row. One that cannot be read counts as none. */
export function standardOf(own: string | null | undefined, usual: string | null = null): Standard {
  for (const text of [own, usual]) {
    try {
      if (text) return parseStandard(text);
    } catch {
      // the next one
    }
  }
  return THREE_IN_A_ROW;
}
