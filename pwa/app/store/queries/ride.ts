/** One interaction, opened or recorded: all that the capture and the debrief screens show. */
import { draftOf } from "../../record/drafts";
import type { PhoneStore } from "../database";
import type { InteractionKind } from "../kinds";
import type { Phone } from "../phone";
import { type AttachedByItem, attachedIn } from "./attached";
import { checklistFor } from "./checklist";
import {
  type Interaction,
  interactionsOf,
  interactionsOfAll,
  isBy,
  type Seen,
  seenIn,
  toInteraction,
} from "./interactions";
import { type Known, knownOf } from "./known";
import { type Person, person } from "./people";

export interface RideItem {
  readonly id: string;
  readonly prompt: string;
  readonly good: string | null;
}

export interface Ride extends Omit<Interaction, "state"> {
  /** Null while it was only opened: nothing is written yet. */
  readonly state: Interaction["state"] | null;
  readonly rep: Person;
  /** What to look for in an interaction of this kind, in the checklist's order. */
  readonly items: readonly RideItem[];
  /** What was tapped, by item id. */
  readonly seen: ReadonlyMap<string, Seen>;
  /** Its photos and voice memos. */
  readonly attached: AttachedByItem;
  /** Recorded by me: only then is there a private note. */
  readonly mine: boolean;
  readonly known: Known;
}

/** An interaction by its id; null when this phone has none, and did not open one. */
export async function ride(phone: Phone, id: string): Promise<Ride | null> {
  const { store, me } = phone;
  const row = await store.rows("interaction").get(id);
  const shown = row ?? draftOf(id);
  if (!shown || shown.deleted) return null;
  const interaction = toInteraction(shown);
  const [rep, items, seen, attached, known] = await Promise.all([
    person(store, interaction.repId),
    itemsFor(store, interaction.checklistId, interaction.kind),
    seenIn(store, id),
    attachedIn(phone, id),
    knownOf(store, interaction.repId),
  ]);
  const state = row ? interaction.state : null;
  return rep && { ...interaction, state, rep, items, seen, attached, mine: isBy(interaction, me), known };
}

async function itemsFor(store: PhoneStore, checklistId: string, kind: InteractionKind): Promise<RideItem[]> {
  const items = (await checklistFor(store, checklistId, kind))?.items ?? [];
  return items.map(({ id, fields }) => ({
    id,
    prompt: fields.prompt,
    good: fields.good_looks_like ?? null,
  }));
}

/** Names of customers to offer: the rep's own, latest first, those of the rep's open opportunities, then everybody's. */
export async function customersFor(store: PhoneStore, repId: string): Promise<string[]> {
  const opportunities = await store.rows("opportunity").where("fields.rep_id").equals(repId).toArray();
  const names = [
    ...(await interactionsOf(store, repId)).map((row) => row.customer),
    ...opportunities.filter((row) => !row.fields.closed_on).map((row) => row.fields.account ?? ""),
    ...(await interactionsOfAll(store)).map((row) => row.customer),
  ];
  return [...new Set(names.filter((name) => name !== ""))];
}
