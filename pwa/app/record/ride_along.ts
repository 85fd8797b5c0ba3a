/**
 * Recording a ride-along. Opening one writes nothing: the first tap makes the interaction and what was tapped,
 * in one transaction, so that a checklist opened by accident leaves nothing behind. Every function's promise
 * is done when the phone's disk has it; only then may a screen say "saved".
 */
import type { Table } from "dexie";
import type { Fields, InteractionKind, Rating, WrittenKind } from "../store/kinds";
import { dayOf, type Phone } from "../store/phone";
import { currentChecklist } from "../store/queries/checklist";
import { draftOf, drafts } from "./drafts";
import type { Named } from "./fold";
import { newId, observationId } from "./ids";
import { type More, type Pen, write, writeTap } from "./write";

/** Nothing was opened under this id: no record and no draft. */
export class NothingOpened extends Error {}

/** There is no published checklist on the phone, so there is nothing to tap. */
export class NoChecklist extends Error {}

export interface Opening {
  readonly customer?: string | null;
  readonly kind?: InteractionKind;
  /** The local date of what is looked at; today without. */
  readonly occurredOn?: string;
  /** What came in and is critiqued by it. */
  readonly critiqueId?: string;
}

/** Open an interaction with a rep. Gives its id; nothing is written. Throws `NoChecklist`. */
export async function startRideAlong(
  phone: Phone,
  repId: string,
  { customer, kind = "ride_along", occurredOn, critiqueId }: Opening = {},
): Promise<string> {
  const checklist = await currentChecklist(phone.store);
  if (!checklist) throw new NoChecklist("No checklist is published");
  const now = phone.now();
  const id = newId(now);
  const fields: Fields["interaction"] = {
    rep_id: repId,
    kind,
    customer: customer ?? null,
    occurred_on: occurredOn ?? dayOf(now),
    started_at: now.toISOString(),
    checklist_id: checklist.id,
    state: "open",
    ...(critiqueId ? { critique_id: critiqueId } : {}),
  };
  drafts.set(id, { id, version: null, scope: `rep:${repId}`, deleted: false, fields });
  return id;
}

/** Where in a recording it was heard, in whole seconds from its beginning; or in which words of a text, and where they begin. */
export interface Tied {
  readonly at_second?: number | null;
  readonly passage?: string | null;
  readonly passage_at?: number | null;
}

/** Rate an item; tapping another choice changes the rating. `tied`: what it is tied to from now on. */
export function rate(
  phone: Phone,
  interactionId: string,
  itemId: string,
  rating: Rating,
  tied: Tied = {},
): Promise<void> {
  return observe(phone, interactionId, itemId, { rating, ...tied });
}

/** Tie an observation to a second or to words; with nulls it is tied to nothing any more. */
export function tie(phone: Phone, interactionId: string, itemId: string, tied: Tied): Promise<void> {
  return observe(phone, interactionId, itemId, tied);
}

/** A note on an item, which the rep reads after the debrief. An item with a note and no rating is "not seen". */
export function note(phone: Phone, interactionId: string, itemId: string, text: string): Promise<void> {
  return observe(phone, interactionId, itemId, { note: text || null });
}

/** A note on an item that only its writer ever reads. */
export function privateNote(
  phone: Phone,
  interactionId: string,
  itemId: string,
  text: string,
): Promise<void> {
  return observe(phone, interactionId, itemId, { private_note: text || null });
}

/** Name the customer. */
export function customer(phone: Phone, interactionId: string, name: string): Promise<void> {
  return change(phone, interactionId, { customer: name.trim() || null });
}

/** The meeting is over, or what came in is critiqued; the debrief is next. One that was talked through stays so. */
export function finish(phone: Phone, interactionId: string): Promise<void> {
  return inInteraction(phone, interactionId, [], async (pen, { state, kind }) => {
    if (state !== "open") return;
    const now = phone.now();
    await pen.set("interaction", interactionId, {
      state: "finished",
      finished_at: now.toISOString(),
      ...(kind === "ride_along" ? {} : { critiqued_on: dayOf(now) }),
    });
  });
}

/**
 * Take away an interaction that was recorded by mistake; all that was tapped and captured in it goes with it. One
 * that was talked through stays: the rep has seen it.
 */
export function removeInteraction(phone: Phone, interactionId: string): Promise<void> {
  drafts.delete(interactionId);
  const { store } = phone;
  return write(phone, ["interaction", "observation", "attachment"], async (pen) => {
    const interaction = await store.rows("interaction").get(interactionId);
    if (!interaction || interaction.fields.state === "debriefed") return;
    const seen = await store
      .rows("observation")
      .where("fields.interaction_id")
      .equals(interactionId)
      .toArray();
    const within = store
      .rows("attachment")
      .where("fields.observation_id")
      .anyOf(seen.map(({ id }) => id));
    const versions = [...seen, ...(await within.toArray())].map(({ version }) => version ?? 0);
    await pen.remove("interaction", interactionId, Math.max(0, ...versions));
  });
}

/** Change fields of the interaction itself. */
export function change(
  phone: Phone,
  interactionId: string,
  fields: Partial<Fields["interaction"]>,
): Promise<void> {
  return inInteraction(phone, interactionId, [], (pen) => pen.set("interaction", interactionId, fields));
}

function observe(
  phone: Phone,
  interactionId: string,
  itemId: string,
  fields: Partial<Fields["observation"]>,
): Promise<void> {
  const run = async (pen: Pen) => void (await setObservation(pen, interactionId, itemId, fields));
  return inInteraction(phone, interactionId, ["observation"], run, {
    ahead: [observed(interactionId, itemId)],
    beside: () => observable(phone, interactionId),
  });
}

/** What can be seen in this interaction. */
function observable({ store }: Phone, interactionId: string): Promise<Named[]> {
  return store.surely(async () => {
    const opened = draftOf(interactionId) ?? (await store.rows("interaction").get(interactionId));
    const checklist = await store.rows("checklist").get(opened?.fields.checklist_id ?? "");
    return (checklist?.fields.item_ids ?? []).map((itemId) => observed(interactionId, itemId));
  });
}

/**
 * Run `body` in one transaction in which the observation is there, and may get attachments: an item that was not
 * rated is "not seen". `also`: further tables that it writes to.
 */
export function inObservation(
  phone: Phone,
  interactionId: string,
  itemId: string,
  body: (pen: Pen, observationId: string) => Promise<void>,
  also: readonly Table[],
): Promise<void> {
  const run = async (pen: Pen) => body(pen, await setObservation(pen, interactionId, itemId, {}));
  const more = { ahead: [observed(interactionId, itemId)], also };
  return inInteraction(phone, interactionId, ["observation", "attachment"], run, more);
}

function observed(interactionId: string, itemId: string): Named {
  return { kind: "observation", id: observationId(interactionId, itemId) };
}

async function setObservation(
  pen: Pen,
  interactionId: string,
  itemId: string,
  fields: Partial<Fields["observation"]>,
): Promise<string> {
  const id = observationId(interactionId, itemId);
  const known = await pen.row("observation", id);
  const made = known && !known.deleted ? {} : { interaction_id: interactionId, item_id: itemId };
  const rating = fields.rating ?? known?.fields.rating ?? "not_seen";
  await pen.set("observation", id, { ...made, rating, ...fields });
  return id;
}

/**
 * Run `body` in one transaction in which the interaction is there: written from its draft if it was not yet. `kinds`:
 * what else it writes.
 */
async function inInteraction(
  phone: Phone,
  interactionId: string,
  kinds: readonly WrittenKind[],
  body: (pen: Pen, now: Fields["interaction"]) => Promise<void>,
  { ahead = [], also = [], ...more }: More = {},
): Promise<void> {
  const writes = also.length > 0 ? write : writeTap;
  await writes(
    phone,
    ["interaction", ...kinds],
    async (pen) => {
      const row = await pen.row("interaction", interactionId);
      const opened = row ?? draftOf(interactionId);
      if (!opened) throw new NothingOpened(interactionId);
      if (!row) await pen.set("interaction", interactionId, opened.fields);
      await body(pen, opened.fields);
    },
    { ahead: [{ kind: "interaction", id: interactionId }, ...ahead], also, ...more },
  );
  drafts.delete(interactionId);
}
