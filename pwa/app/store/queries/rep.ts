/** One rep: what a manager's page of them and their own home show. */
import { dayOf, type Phone } from "../phone";
import { type AttachedByItem, attachedOf } from "./attached";
import { promptsByVersion } from "./checklist";
import { type Interaction, interactionsOf, type Seen, seenIn } from "./interactions";
import { type Known, knownOf } from "./known";
import { type Count, numbersOf } from "./numbers";
import { type Person, person } from "./people";

export interface Shown extends Interaction {
  /** What was seen, by item id. */
  readonly seen: ReadonlyMap<string, Seen>;
  /** Its photos and voice memos. */
  readonly attached: AttachedByItem;
  /** What the items were called in the version it was recorded with, by item id. */
  readonly prompts: ReadonlyMap<string, string>;
}

export interface RepPage {
  readonly rep: Person;
  readonly known: Known;
  /** The newest first. */
  readonly interactions: readonly Shown[];
  /** Today's goals with their counts, from the top of the funnel down. */
  readonly numbers: readonly Count[];
}

/**
 * What this phone knows of a rep; null when it knows no such rep. On the rep's own phone it holds no more
 * than the server lets a rep see: what was debriefed, and no private note.
 */
export async function repPage(phone: Phone, repId: string): Promise<RepPage | null> {
  const { store, now } = phone;
  const rep = await person(store, repId);
  if (rep?.role !== "rep") return null;
  const interactions = await interactionsOf(store, repId);
  const attached = await attachedOf(phone, repId);
  const prompts = await promptsByVersion(store);
  return {
    rep,
    known: await knownOf(store, repId),
    interactions: await Promise.all(
      interactions.map(async (row) => ({
        ...row,
        seen: await seenIn(store, row.id),
        attached: attached.get(row.id) ?? new Map(),
        prompts: prompts.get(row.checklistId) ?? new Map(),
      })),
    ),
    numbers: await numbersOf(store, repId, dayOf(now())),
  };
}
