/** One interaction, opened or recorded: all that the capture and the debrief screens show. */
import { draftOf } from "../../record/drafts";
import type { PhoneStore } from "../database";
import type { Fields } from "../kinds";
import type { Phone } from "../phone";
import { type AttachedByItem, attachedIn } from "./attached";
import { type Checklist, checklistFor, currentChecklist } from "./checklist";
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
  /** The number of the checklist's version it was begun with. */
  readonly version: number | null;
  /** The version in use, when that is a newer one. */
  readonly newer: { readonly version: number; readonly publishedAt: string | null } | null;
}

/** An interaction by its id; null when this phone has none, and did not open one. */
export async function ride(phone: Phone, id: string): Promise<Ride | null> {
  const { store, me } = phone;
  const row = await store.rows("interaction").get(id);
  const shown = row ?? draftOf(id);
  if (!shown || shown.deleted) return null;
  const interaction = toInteraction(shown);
  const [rep, checklist, current, seen, attached, known] = await Promise.all([
    person(store, interaction.repId),
    checklistFor(store, interaction.checklistId, interaction.kind),
    currentChecklist(store),
    seenIn(store, id),
    attachedIn(phone, id),
    knownOf(store, interaction.repId),
  ]);
  const more = { seen, attached, known, mine: isBy(interaction, me), version: checklist?.version ?? null };
  const newer = current && current.version > (checklist?.version ?? 0) ? current : null;
  const state = row ? interaction.state : null;
  return rep && { ...interaction, ...more, state, rep, items: toRideItems(checklist), newer };
}

function toRideItems(checklist: Checklist | null): RideItem[] {
  return (checklist?.items ?? []).map(({ id, fields }) => ({
    id,
    prompt: fields.prompt,
    good: fields.good_looks_like ?? null,
  }));
}

/** A conversation as it was noted, whose notes are looked at; null when this phone has none such. */
export async function heldConversation(
  store: PhoneStore,
  id: string,
): Promise<Fields["conversation"] | null> {
  const row = await store.rows("conversation").get(id);
  return row && !row.deleted ? row.fields : null;
}

/** Names of customers to offer: the rep's own, latest first, those of their open opportunities, then everybody's. */
export async function customersFor(store: PhoneStore, repId: string): Promise<string[]> {
  const opportunities = await store.rows("opportunity").where("fields.rep_id").equals(repId).toArray();
  const held = await store.rows("conversation").where("fields.rep_id").equals(repId).reverse().toArray();
  const names = [
    ...(await interactionsOf(store, repId)).map((row) => row.customer),
    ...held.filter((row) => !row.deleted).map((row) => row.fields.customer ?? ""),
    ...opportunities.filter((row) => !row.fields.closed_on).map((row) => row.fields.account ?? ""),
    ...(await interactionsOfAll(store)).map((row) => row.customer),
  ];
  return [...new Set(names.filter((name) => name !== ""))];
}
