/** A rep's conversations with what was noted of them, and what the notes lack. */
import { type Day, type Lacks, lacks, missing, type NotePart, periodOf } from "../../coaching";
import type { PhoneStore, Row } from "../database";
import { dayOf, type Phone } from "../phone";
import { type Interaction, interactionsOf } from "./interactions";
import { type Person, person } from "./people";

export interface Conversation {
  readonly id: string;
  readonly heldOn: Day;
  /** "" where nothing was said; so with the notes. */
  readonly customer: string;
  readonly goals: string;
  readonly pains: string;
  readonly structure: string;
  readonly dynamics: string;
  readonly nextStep: string;
  readonly nextStepOn: Day | null;
  /** It became an opportunity. */
  readonly isOpportunity: boolean;
  /** It came from another system. */
  readonly isBroughtIn: boolean;
  /** How the call ended there; "" otherwise. */
  readonly outcome: string;
  readonly lacks: readonly NotePart[];
  /** The audit of these notes, as far as this phone may know of it. */
  readonly audit: Interaction | null;
}

export interface Conversations {
  readonly rep: Person;
  /** The newest first. */
  readonly all: readonly Conversation[];
  /** What the last ones lack. */
  readonly lacks: Lacks;
}

/** A rep's conversations; null when this phone knows no such rep. */
export async function conversations({ store }: Phone, repId: string): Promise<Conversations | null> {
  const rep = await person(store, repId);
  if (rep?.role !== "rep") return null;
  const [rows, interactions] = await Promise.all([rowsOf(store, repId), interactionsOf(store, repId)]);
  const audits = interactions.filter(({ kind }) => kind === "call_note");
  return { rep, all: rows.map((row) => toConversation(row, audits)), lacks: lacks(rows.map(toNotes)) };
}

/** One conversation with its rep; null when this phone has none such. */
export async function conversation(
  { store }: Phone,
  id: string,
): Promise<{ rep: Person; it: Conversation } | null> {
  const row = await store.rows("conversation").get(id);
  if (!row || row.deleted) return null;
  const rep = await person(store, row.fields.rep_id);
  const interactions = await interactionsOf(store, row.fields.rep_id);
  const audits = interactions.filter(({ kind }) => kind === "call_note");
  return rep && { rep, it: toConversation(row, audits) };
}

/** The conversation whose notes an audit is about; null when this phone has none of that day and customer. */
export async function conversationOf(store: PhoneStore, audit: AuditOf): Promise<Conversation | null> {
  const row = (await rowsOf(store, audit.repId)).find(({ fields }) => isOf(audit, fields));
  return row ? toConversation(row, []) : null;
}

/** What the notes of a rep's last conversations lack. */
export async function notesLack(store: PhoneStore, repId: string): Promise<Lacks> {
  return lacks((await rowsOf(store, repId)).map(toNotes));
}

export interface CountedToday {
  /** Those that were recorded here, the newest first. */
  readonly today: readonly Conversation[];
  /** Recorded here too. */
  readonly thisWeek: number;
  /** Of this week, one by one from another system; null: none ever came so. */
  readonly broughtIn: number | null;
}

/** My conversations of today and this week. */
export async function conversationsToday({ store, me, now }: Phone): Promise<CountedToday> {
  const today = dayOf(now());
  const week = periodOf("week", today);
  const rows = await rowsOf(store, me.id);
  const ofWeek = rows.filter(({ fields }) => isWithin(week, fields.held_on));
  const tapped = ofWeek.filter(({ fields }) => !fields.source_id);
  return {
    today: tapped.filter(({ fields }) => fields.held_on === today).map((row) => toConversation(row, [])),
    thisWeek: tapped.length,
    broughtIn: rows.some(({ fields }) => fields.source_id) ? ofWeek.length - tapped.length : null,
  };
}

/**
 * How many of my conversations of this week were brought in as counts of a day; null: none ever were. Apart from the
 * others, so that a tap does not read years of counts again.
 */
export async function countsBroughtIn({ store, me, now }: Phone): Promise<number | null> {
  const week = periodOf("week", dayOf(now()));
  const rows = await store.rows("metric").where("fields.rep_id").equals(me.id).toArray();
  const counts = rows.filter((row) => !row.deleted && row.fields.metric === "conversations");
  const ofWeek = counts.filter(({ fields }) => isWithin(week, fields.counted_on));
  return counts.length > 0 ? ofWeek.reduce((sum, { fields }) => sum + fields.count, 0) : null;
}

function isWithin({ first, last }: { first: Day; last: Day }, day: Day): boolean {
  return first <= day && day <= last;
}

/** The newest first. */
async function rowsOf(store: PhoneStore, repId: string): Promise<Row<"conversation">[]> {
  const rows = await store.rows("conversation").where("fields.rep_id").equals(repId).toArray();
  return rows
    .filter((row) => !row.deleted)
    .sort((a, b) => b.fields.held_on.localeCompare(a.fields.held_on) || (a.id < b.id ? 1 : -1));
}

function toNotes({ id, fields }: Row<"conversation">) {
  return { id, ...fields };
}

function toConversation(row: Row<"conversation">, audits: readonly Interaction[]): Conversation {
  const { fields } = row;
  return {
    id: row.id,
    heldOn: fields.held_on,
    customer: fields.customer ?? "",
    goals: fields.goals ?? "",
    pains: fields.pains ?? "",
    structure: fields.structure ?? "",
    dynamics: fields.dynamics ?? "",
    nextStep: fields.next_step ?? "",
    nextStepOn: fields.next_step_on ?? null,
    isOpportunity: fields.opportunity ?? false,
    isBroughtIn: Boolean(fields.source_id),
    outcome: fields.outcome ?? "",
    lacks: missing(toNotes(row)),
    audit: audits.find((one) => isOf(one, fields)) ?? null,
  };
}

type AuditOf = Pick<Interaction, "repId" | "occurredOn" | "customer">;

/** An audit says of which conversation it is by its day and its customer. */
function isOf(audit: AuditOf, { held_on, customer }: Row<"conversation">["fields"]): boolean {
  const [theirs, mine] = [audit.customer, customer ?? ""].map((name) => name.trim().toLowerCase());
  return audit.occurredOn === held_on && theirs === mine;
}
