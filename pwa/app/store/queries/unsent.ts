/** What is on this phone and not sent, what was not accepted, and what was overwritten: the list behind the state. */
import {
  isUnsent,
  type OutboxEntry,
  type PhoneStore,
  type Problem,
  type Refused,
  type Row,
} from "../database";
import { awaited, isMemo } from "../files";
import { groupBy } from "../group";
import { type Fields, isKind, type Kind, type WrittenKind } from "../kinds";
import { nameOf } from "./people";

/** Everything that waits of one interaction, or of one other record. */
export interface UnsentGroup {
  /** Of the interaction, or of the record itself. */
  id: string;
  kind: WrittenKind;
  repName: string;
  customer: string | null;
  ratings: number;
  notes: number;
  /** Photos and voice memos whose bytes the server does not have, and how many bytes those are. */
  photos: number;
  memos: number;
  bytes: number;
  /** When the first of it was done, RFC 3339. */
  since: string;
  /** Set when it waits for something that was not accepted. */
  waits: Problem | null;
}

export interface RefusedEntry extends About {
  entry: Refused;
  /** Its record is on this phone: it is not when the rep is no longer this person's to see. */
  held: boolean;
}

export interface OverwrittenEntry {
  row: Row<"overwritten">;
  repName: string;
  prompt: string | null;
  keptBy: string;
}

/** What waits, grouped, the oldest first. What is only asked for once more after a restore does not wait. */
export async function unsentGroups(store: PhoneStore): Promise<UnsentGroup[]> {
  const waiting = (await store.outbox.toArray()).filter(isUnsent);
  const edits = waiting.map(async (entry) => ({ entry, of: await groupOf(store, entry) }));
  const files = (await awaited(store)).map(async (file) => ({
    file,
    of: await groupOf(store, { kind: "attachment", id: file.id }),
  }));
  const parts: Part[] = await Promise.all([...edits, ...files]);
  const groups = groupBy(parts, ({ of }) => of.id).values();
  return Promise.all([...groups].map((group) => toGroup(store, group as [Part, ...Part[]])));
}

interface Of {
  kind: WrittenKind;
  id: string;
}

/** An edit that waits, or a file that does. */
interface Part {
  of: Of;
  entry?: OutboxEntry;
  file?: Row<"attachment">;
}

/** What hangs on an interaction, however far, belongs to it. */
async function groupOf(store: PhoneStore, { kind, id }: Of): Promise<Of> {
  if (kind === "attachment") {
    const row = await store.rows("attachment").get(id);
    return row ? groupOf(store, { kind: "observation", id: row.fields.observation_id }) : { kind, id };
  }
  if (kind !== "observation") return { kind, id };
  const row = await store.rows("observation").get(id);
  return row ? { kind: "interaction", id: row.fields.interaction_id } : { kind, id };
}

async function toGroup(store: PhoneStore, group: [Part, ...Part[]]): Promise<UnsentGroup> {
  const entries = group.flatMap(({ entry }) => entry ?? []);
  const files = group.flatMap(({ file }) => file?.fields ?? []);
  const memos = files.filter(({ media_type }) => isMemo(media_type)).length;
  const [{ of }] = group;
  return {
    ...of,
    ...(await aboutRecord(store, of.kind, of.id)),
    ratings: records(entries, "rating"),
    notes: records(entries, "note") + records(entries, "private_note"),
    photos: files.length - memos,
    memos,
    bytes: files.reduce((sum, { size }) => sum + size, 0),
    since: entries[0]?.saved_at ?? files[0]?.added_at ?? "",
    waits: entries.find((entry) => entry.waits)?.waits ?? null,
  };
}

/** In how many records this field waits with a value. */
function records(entries: readonly OutboxEntry[], field: string): number {
  return new Set(entries.filter((entry) => entry.set?.[field]).map((entry) => entry.id)).size;
}

/** Whom and what a record is about. */
export interface About {
  repName: string;
  customer: string | null;
  /** The prompt of the item it rates or agrees on, if it does. */
  prompt: string | null;
}

/** What this phone knows of the record that an edit changes. */
export async function aboutEdit(store: PhoneStore, { kind, id }: OutboxEntry): Promise<About> {
  return { ...(await aboutRecord(store, kind, id)), prompt: await promptOf(store, kind, id) };
}

async function aboutRecord(store: PhoneStore, kind: Kind, id: string): Promise<Omit<About, "prompt">> {
  const row = await store.rows(kind).get(id);
  const fields = (row?.fields ?? {}) as Partial<
    Fields["interaction"] & Fields["observation"] & Fields["attachment"]
  >;
  if (fields.observation_id) return aboutRecord(store, "observation", fields.observation_id);
  if (fields.interaction_id) return aboutRecord(store, "interaction", fields.interaction_id);
  return {
    repName: fields.rep_id ? await nameOf(store, fields.rep_id) : "Somebody",
    customer: fields.customer ?? null,
  };
}

/** What was not accepted, the oldest first. */
export async function refusedList(store: PhoneStore): Promise<RefusedEntry[]> {
  const refused = await store.refused.orderBy("number").toArray();
  return Promise.all(
    refused.map(async (entry) => {
      const held = (await store.rows(entry.kind).get(entry.id)) !== undefined;
      return { entry, held, ...((!held && entry.about) || (await aboutEdit(store, entry))) };
    }),
  );
}

/** What somebody wrote over, the latest first: still so, and not yet decided on this phone. */
export async function overwrittenList(store: PhoneStore): Promise<OverwrittenEntry[]> {
  const rows = (await store.rows("overwritten").toArray()).sort((a, b) =>
    b.fields.happened_at.localeCompare(a.fields.happened_at),
  );
  const open: OverwrittenEntry[] = [];
  for (const row of rows) {
    const { record_kind, record_id, kept_by } = row.fields;
    if (row.deleted || !isKind(record_kind) || (await store.meta.get(`seen:${row.id}`))) continue;
    if (!(await store.rows(record_kind).get(record_id))) continue;
    open.push({
      row,
      repName: (await aboutRecord(store, record_kind, record_id)).repName,
      prompt: await promptOf(store, record_kind, record_id),
      keptBy: kept_by ? await nameOf(store, kept_by) : "Somebody",
    });
  }
  return open;
}

async function promptOf(store: PhoneStore, kind: Kind, id: string): Promise<string | null> {
  const row = await store.rows(kind).get(id);
  const { item_id, observation_id } = (row?.fields ?? {}) as { item_id?: string; observation_id?: string };
  if (observation_id) return promptOf(store, "observation", observation_id);
  return item_id ? ((await store.rows("item").get(item_id))?.fields.prompt ?? null) : null;
}
