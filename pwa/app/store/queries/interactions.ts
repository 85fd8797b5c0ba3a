/** Interactions as screens show them. */
import type { Day, Rating } from "../../coaching";
import type { PhoneStore, Row } from "../database";
import { groupBy } from "../group";
import type { Fields, InteractionKind } from "../kinds";
import type { Me } from "../phone";

export interface Interaction {
  readonly id: string;
  readonly repId: string;
  readonly kind: InteractionKind;
  /** "" when nobody was named. */
  readonly customer: string;
  readonly occurredOn: Day;
  readonly startedAt: string | null;
  readonly state: Fields["interaction"]["state"];
  /** RFC 3339. */
  readonly finishedAt: string | null;
  readonly debriefedAt: string | null;
  readonly checklistId: string;
  readonly repWords: string;
  readonly privateNote: string;
  readonly managerId: string | null;
  /** What it critiques; null for a ride-along, and for what did not come in. */
  readonly critiqueId: string | null;
  /** The local date on which it was finished. */
  readonly critiquedOn: Day | null;
  /** How the rep came to know of it; null while they do not, and of what older apps recorded. */
  readonly toldBy: "talk" | "message" | null;
  /** What it was sent with. */
  readonly message: string;
}

export interface Seen {
  readonly rating: Rating;
  readonly note: string;
  readonly privateNote: string;
  /** The second of the recording it was seen at. */
  readonly atSecond: number | null;
  /** The words of the e-mail or the notes it was seen in, and where they begin. */
  readonly passage: string;
  readonly passageAt: number | null;
}

export function toInteraction({ id, fields }: Row<"interaction">): Interaction {
  return {
    id,
    repId: fields.rep_id,
    kind: fields.kind,
    customer: fields.customer ?? "",
    occurredOn: fields.occurred_on,
    startedAt: fields.started_at ?? null,
    state: fields.state,
    finishedAt: fields.finished_at ?? null,
    debriefedAt: fields.debriefed_at ?? null,
    checklistId: fields.checklist_id,
    repWords: fields.rep_words ?? "",
    privateNote: fields.private_note ?? "",
    managerId: fields.manager_id ?? null,
    critiqueId: fields.critique_id ?? null,
    critiquedOn: fields.critiqued_on ?? null,
    toldBy: fields.told_by ?? null,
    message: fields.message ?? "",
  };
}

/** Everybody's interactions, newest first. */
export async function interactionsOfAll(store: PhoneStore): Promise<Interaction[]> {
  return shown(await store.rows("interaction").toArray());
}

/** A rep's interactions, newest first. */
export async function interactionsOf(store: PhoneStore, repId: string): Promise<Interaction[]> {
  return shown(await store.rows("interaction").where("fields.rep_id").equals(repId).toArray());
}

function shown(rows: Row<"interaction">[]): Interaction[] {
  const kept = rows.filter((row) => !row.deleted).map(toInteraction);
  return kept.sort((a, b) => b.occurredOn.localeCompare(a.occurredOn) || (a.id < b.id ? 1 : -1));
}

/** Recorded by this person. One the server has not taken yet was made on this phone, so it is theirs. */
export function isBy({ managerId }: Interaction, me: Pick<Me, "id">): boolean {
  return (managerId ?? me.id) === me.id;
}

/** What was seen in an interaction, by item id. */
export async function seenIn(store: PhoneStore, interactionId: string): Promise<Map<string, Seen>> {
  const rows = await store.rows("observation").where("fields.interaction_id").equals(interactionId).toArray();
  return byItem(rows.filter((row) => !row.deleted));
}

/** What was seen of a rep, by interaction and item id; an interaction in which nothing was is absent. */
export async function seenOf(store: PhoneStore, repId: string): Promise<Map<string, Map<string, Seen>>> {
  const groups = groupBy(await observationsOf(store, repId), ({ fields }) => fields.interaction_id);
  return new Map([...groups].map(([id, rows]) => [id, byItem(rows)]));
}

/** All observations of a rep, in one read: what was seen of them is in their scope, as its interaction is. */
export async function observationsOf(store: PhoneStore, repId: string): Promise<Row<"observation">[]> {
  const rows = await store.rows("observation").where("scope").equals(`rep:${repId}`).toArray();
  return rows.filter((row) => !row.deleted);
}

function byItem(rows: readonly Row<"observation">[]): Map<string, Seen> {
  return new Map(rows.map(({ fields }) => [fields.item_id, toSeen(fields)]));
}

function toSeen(fields: Fields["observation"]): Seen {
  return {
    rating: fields.rating,
    note: fields.note ?? "",
    privateNote: fields.private_note ?? "",
    atSecond: fields.at_second ?? null,
    passage: fields.passage ?? "",
    passageAt: fields.passage_at ?? null,
  };
}
