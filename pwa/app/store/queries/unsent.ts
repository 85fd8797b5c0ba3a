/** What is on this phone and not sent, what was not accepted, and what was overwritten: the list behind the state. */
import type { PhoneStore, Row } from "../database";
import { isUnsent, type OutboxEntry, type Problem, type Refused } from "../edits";
import { awaited, isMemo } from "../files";
import { groupBy } from "../group";
import { isKind, type WrittenKind } from "../kinds";
import { type About, Around, type Named } from "./about";

/** Everything that waits of one interaction, or of one other record. */
export interface UnsentGroup {
  /** Of the interaction, or of the record itself. */
  id: string;
  kind: WrittenKind;
  repId: string | null;
  repName: string;
  customer: string | null;
  /** What it is about, as `About` has it. */
  prompt: string | null;
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

export interface OverwrittenEntry extends About {
  row: Row<"overwritten">;
  kind: WrittenKind;
  /** The two values; of somebody their name. */
  lost: unknown;
  kept: unknown;
  keptBy: string;
}

/** What waits, grouped, the oldest first. What is only asked for once more after a restore does not wait. */
export async function unsentGroups(store: PhoneStore): Promise<UnsentGroup[]> {
  const waiting = (await store.outbox.orderBy("number").toArray()).filter(isUnsent);
  const stuck = heldUp(waiting, await store.refused.toCollection().primaryKeys());
  const files = (await awaited(store)).map((file) => ({ kind: "attachment" as const, id: file.id, file }));
  const parts: Part[] = [...waiting.map((entry) => ({ kind: entry.kind, id: entry.id, entry })), ...files];
  const around = await Around.of(store, parts);
  const groups = groupBy(parts, (part) => around.groupOf(part).id).values();
  return [...groups].map((group) => toGroup(around, group as [Part, ...Part[]], stuck));
}

/** An edit that waits, or a file that does. */
interface Part extends Named {
  kind: WrittenKind;
  entry?: OutboxEntry;
  file?: Row<"attachment">;
}

const HELD_UP = { code: "depends_on_refused", title: "It waits for something that was not accepted." };

/** The numbers of those that are not sent, as they hang on what was not accepted. */
function heldUp(waiting: readonly OutboxEntry[], refused: readonly number[]): ReadonlySet<number> {
  const stuck = new Set(refused);
  for (const { number, depends_on } of waiting) {
    if (depends_on.some((dependency) => stuck.has(dependency))) stuck.add(number);
  }
  return stuck;
}

function toGroup(around: Around, group: [Part, ...Part[]], stuck: ReadonlySet<number>): UnsentGroup {
  const entries = group.flatMap(({ entry }) => entry ?? []);
  const files = group.flatMap(({ file }) => file?.fields ?? []);
  const memos = files.filter(({ media_type }) => isMemo(media_type)).length;
  const of = around.groupOf(group[0]);
  return {
    kind: of.kind as WrittenKind,
    id: of.id,
    ...around.about(of),
    ratings: records(entries, "rating"),
    notes: records(entries, "note") + records(entries, "private_note"),
    photos: files.length - memos,
    memos,
    bytes: files.reduce((sum, { size }) => sum + size, 0),
    since: entries[0]?.saved_at ?? files[0]?.added_at ?? "",
    waits:
      entries.find((entry) => entry.waits)?.waits ??
      (entries.some(({ number }) => stuck.has(number)) ? HELD_UP : null),
  };
}

/** In how many records this field waits with a value. */
function records(entries: readonly OutboxEntry[], field: string): number {
  return new Set(entries.filter((entry) => entry.set?.[field]).map((entry) => entry.id)).size;
}

/** What this phone knows of the record that an edit changes. */
export async function aboutEdit(store: PhoneStore, { kind, id }: OutboxEntry): Promise<About> {
  return (await Around.of(store, [{ kind, id }])).about({ kind, id });
}

/** What was not accepted, the oldest first. */
export async function refusedList(store: PhoneStore): Promise<RefusedEntry[]> {
  const refused = await store.refused.orderBy("number").toArray();
  const around = await Around.of(store, refused);
  return refused.map((entry) => {
    const held = around.row(entry.kind, entry.id) !== undefined;
    return { entry, held, ...((!held && entry.about) || around.about(entry)) };
  });
}

/** What somebody wrote over, the latest first: still so, and not yet decided on this phone. */
export async function overwrittenList(store: PhoneStore): Promise<OverwrittenEntry[]> {
  const rows = await undecided(store);
  const around = await Around.of(
    store,
    rows.flatMap((row) => [{ kind: "overwritten" as const, id: row.id }, recordOf(row), ...peopleIn(row)]),
  );
  return rows
    .filter((row) => around.row(recordOf(row).kind, recordOf(row).id))
    .map((row) => {
      const { field, lost, kept, kept_by } = row.fields;
      return {
        row,
        ...around.about(recordOf(row)),
        kind: recordOf(row).kind as WrittenKind,
        lost: around.readable(field, lost),
        kept: around.readable(field, kept),
        keptBy: kept_by ? around.nameOf(kept_by) : "Somebody",
      };
    });
}

/** Those whom the two values name. */
function peopleIn({ fields: { field, lost, kept } }: Row<"overwritten">): Named[] {
  const ids = field === "assigned_to" ? [lost, kept] : [];
  return ids.flatMap((id) => (typeof id === "string" ? { kind: "person" as const, id } : []));
}

async function undecided(store: PhoneStore): Promise<Row<"overwritten">[]> {
  const rows = (await store.rows("overwritten").toArray()).filter(
    ({ deleted, fields }) => !deleted && isKind(fields.record_kind),
  );
  const decided = await store.meta.bulkGet(rows.map(({ id }) => `seen:${id}`));
  return rows
    .filter((_, nth) => !decided[nth])
    .sort((a, b) => b.fields.happened_at.localeCompare(a.fields.happened_at));
}

function recordOf({ fields: { record_kind, record_id } }: Row<"overwritten">): Named {
  return { kind: record_kind as Named["kind"], id: record_id };
}
