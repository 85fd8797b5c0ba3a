/** How a rep rated themselves, and what their manager saw in the same interaction. */
import { beside, type OwnRating } from "../../coaching";
import type { PhoneStore, Row } from "../database";
import { dayOf } from "../phone";
import { interactionsOf } from "./interactions";

export interface OwnRatings {
  /** By the id of the interaction it belongs to. */
  readonly beside: ReadonlyMap<string, OwnRating>;
  /** The latest that belongs to none yet; null: there is none. */
  readonly waiting: OwnRating | null;
}

/** Those on one focus, of the item `itemId`. A rep’s own phone knows the interactions that were talked through. */
export async function ownRatings(
  store: PhoneStore,
  focus: { readonly id: string; readonly item_id: string },
  repId: string,
): Promise<OwnRatings> {
  const rows = await store.rows("self_rating").where("fields.focus_id").equals(focus.id).toArray();
  const own = rows.filter((row) => !row.deleted).map(toOwn);
  if (own.length === 0) return { beside: new Map(), waiting: null };
  const interactions = await interactionsOf(store, repId);
  const ids = interactions.map(({ id }) => id);
  const seen = await store.rows("observation").where("fields.interaction_id").anyOf(ids).toArray();
  const rated = new Set(
    seen
      .filter(({ deleted, fields }) => !deleted && fields.item_id === focus.item_id)
      .filter(({ fields }) => fields.rating !== "not_seen")
      .map(({ fields }) => fields.interaction_id),
  );
  const talks = interactions
    .filter(({ id }) => rated.has(id))
    .map(({ id, occurredOn, debriefedAt, customer }) => ({
      id,
      occurred_on: occurredOn,
      debriefed_at: debriefedAt,
      customer,
    }));
  const pairs = beside(own, talks);
  const paired = new Set([...pairs.values()].map(({ id }) => id));
  const left = own.filter(({ id }) => !paired.has(id)).sort((a, b) => (a.rated_at < b.rated_at ? -1 : 1));
  return { beside: pairs, waiting: left.at(-1) ?? null };
}

function toOwn({ id, fields }: Row<"self_rating">): OwnRating {
  const { rated_at, rating, customer, note } = fields;
  const rated_on = dayOf(new Date(rated_at));
  return { id, rated_at, rated_on, rating, customer: customer ?? "", note: note ?? "" };
}
