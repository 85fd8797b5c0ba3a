/** One rep: what a manager's page of them and their own home show. */
import type { Reading } from "../../coaching";
import type { Phone } from "../phone";
import { type AttachedByItem, attachedOf } from "./attached";
import { promptsByVersion } from "./checklist";
import { type Interaction, interactionsOf, isBy, type Seen, seenOf } from "./interactions";
import { type Known, knownOf } from "./known";
import { type Person, person, withRole } from "./people";
import { latestReading } from "./readings";

export interface Shown extends Interaction {
  /** What was seen, by item id. */
  readonly seen: ReadonlyMap<string, Seen>;
  /** Its photos and voice memos. */
  readonly attached: AttachedByItem;
  /** What the items were called in the version it was recorded with, by item id. */
  readonly prompts: ReadonlyMap<string, string>;
  /** Who saw it; null when this phone does not know them. */
  readonly by: string | null;
  /** Seen by the person with the phone: only then is there a private note. */
  readonly mine: boolean;
}

export interface RepPage {
  readonly rep: Person;
  /** Those who coach the rep, as far as this phone knows them. */
  readonly managerNames: readonly string[];
  readonly known: Known;
  /** The newest first. */
  readonly interactions: readonly Shown[];
  /** How their numbers stand, from the top; null when there is no goal, or nothing came to this phone yet. */
  readonly reading: Reading | null;
}

/**
 * What this phone knows of a rep; null when it knows no such rep. On the rep's own phone it holds no more
 * than the server lets a rep see: what was debriefed, and no private note.
 */
export async function repPage(phone: Phone, repId: string): Promise<RepPage | null> {
  const { store } = phone;
  const rep = await person(store, repId);
  if (rep?.role !== "rep") return null;
  return {
    rep,
    managerNames: (await withRole(store, "manager"))
      .filter(({ id }) => rep.managerIds.includes(id))
      .map(({ name }) => name),
    known: await knownOf(store, repId),
    interactions: await shownOf(phone, repId),
    reading: await latestReading(store, repId),
  };
}

/** A rep's interactions with all that was seen in them, newest first; however many, in a handful of reads. */
async function shownOf(phone: Phone, repId: string): Promise<Shown[]> {
  const { store, me } = phone;
  const interactions = await interactionsOf(store, repId);
  const [seen, attached, prompts, managers] = await Promise.all([
    seenOf(store, repId),
    attachedOf(phone, repId),
    promptsByVersion(store),
    store.rows("person").bulkGet([...new Set(interactions.map(({ managerId }) => managerId ?? me.id))]),
  ]);
  const names = new Map(managers.flatMap((row) => (row ? [[row.id, row.fields.name]] : [])));
  return interactions.map((one) => ({
    ...one,
    seen: seen.get(one.id) ?? new Map(),
    attached: attached.get(one.id) ?? new Map(),
    prompts: prompts.get(one.checklistId) ?? new Map(),
    by: isBy(one, me) ? me.name : (names.get(one.managerId ?? "") ?? null),
    mine: isBy(one, me),
  }));
}
