/** A hand that taps: somebody with a phone, what they find on it, and what they may say. */

import type { ReviewKey } from "../../../pwa/app/record/retrospective";
import { write } from "../../../pwa/app/record/write";
import type { Row } from "../../../pwa/app/store/database";
import type { Fields, Kind, WrittenKind } from "../../../pwa/app/store/kinds";
import type { Phone } from "../../../pwa/app/store/phone";
import type { Random } from "../random";

/** Somebody with a phone, about to do something that chance decides. */
export interface Hand {
  phone: Phone;
  random: Random;
}

/** What will be done, in words for the trace; null: there is nothing to do it to. */
export type Tap = { says: string; does: () => Promise<unknown> } | null;

/** Marks text that nobody but its writer may ever receive. */
export const PRIVATE = "for-me-alone";
/** Marks text about an interaction that its rep may receive only when it was talked through. */
export const ABOUT = "said-about:";

export const RATINGS = ["met", "partly", "missed", "not_seen"] as const;

export async function rows<K extends Kind>({ phone }: Hand, kind: K): Promise<Row<K>[]> {
  return phone.store
    .rows(kind)
    .filter((row) => !row.deleted)
    .sortBy("id");
}

export async function one<K extends Kind>(hand: Hand, kind: K): Promise<Row<K> | undefined> {
  return hand.random.maybe(await rows(hand, kind));
}

export async function aRep(hand: Hand): Promise<string | undefined> {
  const people = await rows(hand, "person");
  return hand.random.maybe(people.filter(({ fields }) => fields.role === "rep"))?.id;
}

/** An interaction, and an item of its checklist. */
export async function seen(hand: Hand): Promise<{ id: string; item: string } | null> {
  const interaction = await one(hand, "interaction");
  const checklist =
    interaction && (await hand.phone.store.rows("checklist").get(interaction.fields.checklist_id));
  const item = checklist && hand.random.maybe(checklist.fields.item_ids);
  return interaction && item ? { id: interaction.id, item } : null;
}

/** One of the few reviews that several people may write on. */
export async function aReview(hand: Hand): Promise<ReviewKey | null> {
  const repId = await aRep(hand);
  const period = hand.random.one(["day", "week"] as const);
  const startsOn = period === "week" ? "2026-03-30" : "2026-04-01";
  return repId ? { repId, period, startsOn } : null;
}

export function words({ random }: Hand, mark = ""): string {
  return `${mark} ${random.next().toString(36)}`.trim();
}

export function tap(says: string, does: () => Promise<unknown>): Tap {
  return { says, does };
}

/** A record of any kind, set or removed as the screens will do it. */
export function setting<K extends WrittenKind>(
  hand: Hand,
  kind: K,
  id: string,
  fields: Partial<Fields[K]>,
): Tap {
  return tap(`sets ${kind} ${id} ${JSON.stringify(fields)}`, () =>
    write(hand.phone, [kind], (pen) => pen.set(kind, id, fields)),
  );
}
