/** How a rep rated themselves on their one things, and in which interactions a manager saw the same. */
import { beside, type OwnRating } from "../../coaching";
import type { PhoneStore, Row } from "../database";
import { groupBy } from "../group";
import { dayOf } from "../phone";
import { type Interaction, interactionsOf } from "./interactions";

export interface OwnOfItem extends OwnRating {
  /** What it is about. */
  readonly itemId: string;
}

export interface OwnRatings {
  /** By the id of the interaction it belongs to. */
  readonly beside: ReadonlyMap<string, OwnOfItem>;
  /** Those that belong to none yet, the latest first. */
  readonly waiting: readonly OwnOfItem[];
}

/** All of a rep's. Their own phone knows only the interactions that were talked through. */
export async function ownRatings(store: PhoneStore, repId: string): Promise<OwnRatings> {
  const focuses = await store.rows("focus").where("fields.rep_id").equals(repId).toArray();
  const itemOf = new Map(focuses.map(({ id, fields }) => [id, fields.item_id]));
  const rows = await store
    .rows("self_rating")
    .where("fields.focus_id")
    .anyOf([...itemOf.keys()])
    .toArray();
  const kept = rows.filter((row) => !row.deleted);
  if (kept.length === 0) return { beside: new Map(), waiting: [] };
  const interactions = await interactionsOf(store, repId);
  const seen = await itemsSeen(store, interactions);
  const pairs = [...groupBy(kept, (row) => row.fields.focus_id)].flatMap(([focusId, ofFocus]) => {
    const itemId = itemOf.get(focusId) ?? "";
    const talks = interactions.filter(({ id }) => seen.has(`${id} ${itemId}`)).map(toTalk);
    const own = ofFocus.map((row) => toOwn(row, itemId));
    return [...beside(own, talks)] as [string, OwnOfItem][];
  });
  const paired = new Set(pairs.map(([, { id }]) => id));
  const waiting = kept
    .filter(({ id }) => !paired.has(id))
    .map((row) => toOwn(row, itemOf.get(row.fields.focus_id) ?? ""))
    .sort((a, b) => (a.rated_at < b.rated_at ? 1 : -1));
  return { beside: new Map(pairs), waiting };
}

/** Which items were rated in which of these interactions: "interaction item". */
async function itemsSeen(store: PhoneStore, interactions: readonly Interaction[]): Promise<Set<string>> {
  const ids = interactions.map(({ id }) => id);
  const rows = await store.rows("observation").where("fields.interaction_id").anyOf(ids).toArray();
  const rated = rows.filter(({ deleted, fields }) => !deleted && fields.rating !== "not_seen");
  return new Set(rated.map(({ fields }) => `${fields.interaction_id} ${fields.item_id}`));
}

function toTalk({ id, occurredOn, debriefedAt, customer }: Interaction) {
  return { id, occurred_on: occurredOn, debriefed_at: debriefedAt, customer };
}

function toOwn({ id, fields }: Row<"self_rating">, itemId: string): OwnOfItem {
  const { rated_at, rating, customer, note } = fields;
  const rated_on = dayOf(new Date(rated_at));
  return { id, itemId, rated_at, rated_on, rating, customer: customer ?? "", note: note ?? "" };
}
