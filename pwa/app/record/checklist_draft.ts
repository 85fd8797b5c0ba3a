/**
 * Writing the next version of the checklist: every change is kept on this device when it is made, with or without a
 * signal, and two directors edit one draft. Nobody else receives it before it is published.
 */
import { type FileContent, formatStandard, type Listed, THREE_IN_A_ROW, type Words } from "../coaching";
import type { PhoneStore, Row } from "../store/database";
import type { Fields } from "../store/kinds";
import type { Phone } from "../store/phone";
import { draftItemId, newId, starterItemId } from "./ids";
import { type Pen, write } from "./write";

/** What a draft begins with: a version that is published, a file, or nothing. */
export interface Beginning {
  readonly title: string;
  readonly standard: string | null;
  /** The version in use; null before the first. */
  readonly basedOn: string | null;
  readonly items: readonly { readonly id: string; readonly words: Words }[];
}

/** Begin a draft; gives its id. */
export async function beginDraft(phone: Phone, begin: Beginning): Promise<string> {
  const id = newId(phone.now());
  await write(phone, ["draft", "draft_item"], async (pen) => {
    await pen.set("draft", id, {
      title: begin.title,
      standard: begin.standard,
      based_on: begin.basedOn,
      begun_at: phone.now().toISOString(),
    });
    for (const [place, item] of begin.items.entries()) {
      await setItem(pen, id, item.id, { ...toFields(item.words), place });
    }
  });
  return id;
}

/** Change the draft itself: its title, its standard, the version it is compared with. */
export function changeDraft(
  phone: Phone,
  draftId: string,
  fields: Partial<Pick<Fields["draft"], "title" | "standard" | "based_on">>,
): Promise<void> {
  return write(phone, ["draft"], (pen) => pen.set("draft", draftId, fields));
}

/** Change what an item says. */
export function changeItem(
  phone: Phone,
  draftId: string,
  itemId: string,
  words: Partial<Words>,
): Promise<void> {
  return write(phone, ["draft", "draft_item"], (pen) => setItem(pen, draftId, itemId, toFields(words)));
}

/** Put an item at the end, a new one unless `itemId` says which; gives its id. */
export async function addItem(
  phone: Phone,
  draftId: string,
  words: Words,
  itemId: string = newId(phone.now()),
): Promise<string> {
  await write(phone, ["draft", "draft_item"], async (pen) => {
    const last = (await itemsOf(phone.store, draftId)).at(-1)?.fields.place ?? -1;
    await setItem(pen, draftId, itemId, { ...toFields(words), place: last + 1 });
  });
  return itemId;
}

/** Put an item of the starter library at the end. One that was looked for before goes on with what was seen of it. */
export function addStarterItem(phone: Phone, draftId: string, key: string, words: Words): Promise<string> {
  return addItem(phone, draftId, words, starterItemId(phone.me.organization.id, key));
}

/** Take an item off the draft. What was seen of it stays, whatever is published. */
export function takeOff(phone: Phone, draftId: string, itemId: string): Promise<void> {
  return write(phone, ["draft_item"], (pen) => pen.remove("draft_item", draftItemId(draftId, itemId)));
}

/** Bring back one that was taken off, as it was. */
export function putBack(phone: Phone, draftId: string, itemId: string): Promise<void> {
  return write(phone, ["draft", "draft_item"], async (pen) => {
    const row = await pen.row("draft_item", draftItemId(draftId, itemId));
    if (row?.deleted) await pen.set("draft_item", row.id, row.fields);
  });
}

/** The items stand in this order from now on. Only those whose place changes are written. */
export function reorder(phone: Phone, draftId: string, itemIds: readonly string[]): Promise<void> {
  return write(phone, ["draft", "draft_item"], async (pen) => {
    for (const [place, itemId] of itemIds.entries()) await setItem(pen, draftId, itemId, { place });
  });
}

/** Throw the draft away, with its items. */
export function discardDraft(phone: Phone, draftId: string): Promise<void> {
  return write(phone, ["draft", "draft_item"], async (pen) => {
    const rows = await phone.store.rows("draft_item").where("fields.draft_id").equals(draftId).toArray();
    const seen = Math.max(0, ...rows.map(({ version }) => version ?? 0));
    await pen.remove("draft", draftId, seen);
  });
}

/** What is there of a draft's items, in their order. */
export async function itemsOf(store: PhoneStore, draftId: string): Promise<Row<"draft_item">[]> {
  const rows = await store.rows("draft_item").where("fields.draft_id").equals(draftId).toArray();
  const there = rows.filter(({ deleted }) => !deleted);
  return there.sort((a, b) => a.fields.place - b.fields.place || (a.id < b.id ? -1 : 1));
}

async function setItem(
  pen: Pen,
  draftId: string,
  itemId: string,
  fields: Partial<Fields["draft_item"]>,
): Promise<void> {
  const id = draftItemId(draftId, itemId);
  const known = await pen.row("draft_item", id);
  const made = known && !known.deleted ? {} : { draft_id: draftId, item_id: itemId };
  await pen.set("draft_item", id, { ...made, ...fields });
}

function toFields({ kinds, ...words }: Partial<Words>): Partial<Fields["draft_item"]> {
  return { ...words, ...(kinds ? { kinds: [...kinds] } : {}) };
}

/**
 * What a file says, as the beginning of a draft. An item keeps its evidence when the file names its id, or says what an
 * item of the version in use says that no other one names; any other one is new.
 */
export function beginningOf(
  phone: Phone,
  file: FileContent,
  current: (Listed & { id: string }) | null,
): Beginning {
  const left = new Map((current?.items ?? []).map(({ id, words }) => [id, words.prompt?.toLowerCase()]));
  const ids = file.items.map(({ id }) => (id !== null && left.delete(id) ? id : null));
  for (const [nth, { words }] of file.items.entries()) {
    const said = words.prompt?.toLowerCase();
    const [same] = [...left].find(([, prompt]) => prompt && prompt === said) ?? [];
    if (ids[nth] || !same) continue;
    ids[nth] = same;
    left.delete(same);
  }
  return {
    title: file.title,
    standard: file.standard === formatStandard(THREE_IN_A_ROW) ? null : file.standard,
    basedOn: current?.id ?? null,
    items: file.items.map(({ words }, nth) => ({ id: ids[nth] ?? newId(phone.now()), words })),
  };
}
