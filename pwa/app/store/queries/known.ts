/** All that the one thing's rule needs to know of a rep, from what this phone has. */
import type { Focus, Item, Observation, Standard } from "../../coaching";
import type { PhoneStore, Row } from "../database";
import { groupBy } from "../group";
import { dayOf } from "../phone";
import { currentChecklist, itemsById, standardOf, toItems } from "./checklist";
import { observationsOf } from "./interactions";

/** A focus as the phone holds it. `agreedIn`: the interaction in whose debrief it was agreed. */
export interface HeldFocus extends Focus {
  readonly id: string;
  readonly agreedIn: string | null;
  /** Why it was replaced. */
  readonly reason: string | null;
  /** The frozen reason for which it was chosen, as `evidenceToReason` reads it. */
  readonly evidence: unknown;
  /** The standard it was agreed under, or was given since; null: that of its item. */
  readonly standard: Standard | null;
  /** Why it was given another standard. */
  readonly standardWhy: string | null;
  /** When the rep said that they have read it (RFC 3339); null: not yet. */
  readonly readAt: string | null;
  readonly trainings: readonly Training[];
}

export interface Training {
  readonly id: string;
  readonly title: string;
  readonly url: string | null;
  readonly dueOn: string | null;
  readonly doneAt: string | null;
}

/** What an item is called and what it asks for; retired items too. */
export interface Prompt {
  readonly prompt: string;
  readonly good: string | null;
  readonly standard: Standard;
  readonly trainingUrl: string | null;
}

export interface Known {
  readonly observations: readonly Observation[];
  readonly checklist: readonly Item[];
  /** The latest agreed first. */
  readonly focuses: readonly HeldFocus[];
  /** By item id. */
  readonly prompts: ReadonlyMap<string, Prompt>;
  /** The level to which the reading of the numbers points, where it weighs; null: none. */
  readonly lean: string | null;
}

/** What is known of one rep. */
export async function knownOf(store: PhoneStore, repId: string): Promise<Known> {
  const [interactions, observations, focuses, about] = await Promise.all([
    store.rows("interaction").where("fields.rep_id").equals(repId).toArray(),
    observationsOf(store, repId),
    store.rows("focus").where("fields.rep_id").equals(repId).toArray(),
    frame(store),
  ]);
  return joined(interactions, observations, focuses, about)(repId);
}

/** What is known of everybody: read once, asked by rep. */
export async function knownByRep(store: PhoneStore): Promise<(repId: string) => Known> {
  const [interactions, observations, focuses] = await Promise.all([
    store.rows("interaction").toArray(),
    store.rows("observation").toArray(),
    store.rows("focus").toArray(),
  ]);
  return joined(interactions, observations, focuses, await frame(store));
}

interface Frame {
  /** By rep. */
  leans: Map<string, string>;
  checklist: Item[];
  prompts: Map<string, Prompt>;
  trainings: Map<string, Row<"training">[]>;
}

async function frame(store: PhoneStore): Promise<Frame> {
  const [items, checklist, held, leans] = await Promise.all([
    itemsById(store),
    currentChecklist(store),
    store.rows("training").toArray(),
    leansOf(store),
  ]);
  const trainings = held.filter((row) => !row.deleted);
  const prompts = [...items].map(([id, { fields }]): [string, Prompt] => [
    id,
    {
      prompt: fields.prompt,
      good: fields.good_looks_like ?? null,
      standard: standardOf(fields.standard, checklist?.standard),
      trainingUrl: fields.training_url ?? null,
    },
  ]);
  return {
    checklist: checklist ? toItems(checklist) : [],
    leans,
    prompts: new Map(prompts),
    trainings: groupBy(trainings, (row) => row.fields.focus_id),
  };
}

/** Where the numbers of each rep point, unless the organization does not let them weigh. */
async function leansOf(store: PhoneStore): Promise<Map<string, string>> {
  const practices = await store.rows("practice").toArray();
  if (practices.some(({ deleted, fields }) => !deleted && fields.leans === false)) return new Map();
  const readings = (await store.rows("reading").toArray()).filter(({ deleted }) => !deleted);
  return new Map(
    readings.flatMap(({ fields }) => {
      const { points_to } = fields.reading;
      return typeof points_to === "string" ? [[fields.rep_id, points_to] as const] : [];
    }),
  );
}

function joined(
  interactions: readonly Row<"interaction">[],
  observations: readonly Row<"observation">[],
  focuses: readonly Row<"focus">[],
  { checklist, prompts, trainings, leans }: Frame,
): (repId: string) => Known {
  const held = interactions.filter((row) => !row.deleted);
  const interaction = new Map(held.map((row) => [row.id, row.fields]));
  const seen = observations.filter((row) => !row.deleted && interaction.has(row.fields.interaction_id));
  const seenOfRep = groupBy(seen, (row) => interaction.get(row.fields.interaction_id)?.rep_id);
  const ofRep = groupBy(
    focuses.filter((row) => !row.deleted),
    (row) => row.fields.rep_id,
  );
  const focusesOf = (repId: string) => withoutSecond(ofRep.get(repId) ?? []);
  return (repId) => ({
    observations: (seenOfRep.get(repId) ?? []).map(({ fields }) => ({
      interaction_id: fields.interaction_id,
      item_id: fields.item_id,
      rating: fields.rating,
      occurred_on: interaction.get(fields.interaction_id)?.occurred_on ?? "",
    })),
    checklist,
    focuses: focusesOf(repId)
      .sort((a, b) => b.fields.agreed_at.localeCompare(a.fields.agreed_at))
      .map((row) => toFocus(row, trainings.get(row.id) ?? [])),
    prompts,
    lean: leans.get(repId) ?? null,
  });
}

/** One that was agreed here while the server had another open stays behind that one. */
function withoutSecond(focuses: readonly Row<"focus">[]): Row<"focus">[] {
  const isOpen = focuses.some(({ version, fields }) => version !== null && fields.state === "active");
  return focuses.filter(({ version, fields }) => !isOpen || version !== null || fields.state !== "active");
}

function toFocus({ id, fields }: Row<"focus">, trainings: readonly Row<"training">[]): HeldFocus {
  const { agreed_in } = (fields.evidence ?? {}) as { agreed_in?: unknown };
  return {
    id,
    item_id: fields.item_id,
    state: fields.state,
    agreed_on: dayOf(new Date(fields.agreed_at)),
    closed_on: fields.closed_at ? dayOf(new Date(fields.closed_at)) : null,
    agreedIn: typeof agreed_in === "string" ? agreed_in : null,
    reason: fields.reason ?? null,
    evidence: fields.evidence ?? null,
    standard: fields.standard ? standardOf(fields.standard) : null,
    standardWhy: fields.standard_why ?? null,
    readAt: fields.acknowledged_at ?? null,
    trainings: [...trainings]
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map((row) => ({
        id: row.id,
        title: row.fields.title,
        url: row.fields.url ?? null,
        dueOn: row.fields.due_on ?? null,
        doneAt: row.fields.done_at ?? null,
      })),
  };
}
