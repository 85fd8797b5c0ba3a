/** Photos and voice memos as screens show them. */
import type { PhoneStore, Row } from "../database";
import { isMemo } from "../files";
import { groupBy } from "../group";
import type { Fields } from "../kinds";
import type { Me, Phone } from "../phone";

export interface Attached {
  readonly id: string;
  readonly kind: "photo" | "memo";
  /** waiting: the server does not have it yet; refused: it could not be used. */
  readonly file: NonNullable<Fields["attachment"]["file"]>;
  /** Why it could not be used: the code of the problem. */
  readonly because: string | null;
  /** When it was captured, RFC 3339. */
  readonly addedAt: string;
  /** Captured by this person, who may take it away. */
  readonly mine: boolean;
  /** Its bytes are on this phone. */
  readonly here: boolean;
}

/** What is attached in one interaction, by item id; the oldest first. */
export type AttachedByItem = ReadonlyMap<string, readonly Attached[]>;

/** What is attached in one interaction. */
export async function attachedIn({ store, me }: Phone, interactionId: string): Promise<AttachedByItem> {
  const seen = store.rows("observation").where("fields.interaction_id").equals(interactionId);
  const observations = await seen.primaryKeys();
  const rows = await store.rows("attachment").where("fields.observation_id").anyOf(observations).toArray();
  return (await byInteraction(store, me, rows)).get(interactionId) ?? new Map();
}

/** What is attached about a rep, by interaction id. */
export async function attachedOf(
  { store, me }: Phone,
  repId: string,
): Promise<ReadonlyMap<string, AttachedByItem>> {
  const rows = await store.rows("attachment").where("scope").equals(`rep:${repId}`).toArray();
  return byInteraction(store, me, rows);
}

async function byInteraction(store: PhoneStore, me: Me, rows: readonly Row<"attachment">[]) {
  const kept = rows.filter((row) => !row.deleted).sort((a, b) => (a.id < b.id ? -1 : 1));
  const here = new Set(
    await store.files
      .where("id")
      .anyOf(kept.map(({ id }) => id))
      .primaryKeys(),
  );
  const observations = await store.rows("observation").bulkGet(kept.map((row) => row.fields.observation_id));
  const found = kept.flatMap((row, index) => {
    const of = observations[index];
    return of && !of.deleted ? [{ ...of.fields, attached: toAttached(row, me, here.has(row.id)) }] : [];
  });
  const interactions = groupBy(found, ({ interaction_id }) => interaction_id);
  return new Map([...interactions].map(([id, group]): [string, AttachedByItem] => [id, byItem(group)]));
}

function byItem(group: readonly { item_id: string; attached: Attached }[]): AttachedByItem {
  const items = groupBy(group, ({ item_id }) => item_id);
  return new Map([...items].map(([id, found]) => [id, found.map(({ attached }) => attached)]));
}

function toAttached({ id, fields }: Row<"attachment">, me: Me, here: boolean): Attached {
  return {
    id,
    kind: isMemo(fields.media_type) ? "memo" : "photo",
    file: fields.file ?? "waiting",
    because: fields.refused_because ?? null,
    addedAt: fields.added_at ?? "",
    mine: (fields.author_id ?? me.id) === me.id,
    here,
  };
}
