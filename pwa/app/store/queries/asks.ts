/** What reps ask to be seen at. */
import type { Row } from "../database";
import type { InteractionKind } from "../kinds";
import { dayOf, type Phone } from "../phone";
import { type Interaction, interactionsOfAll } from "./interactions";
import { type Person, repsOf } from "./people";

export interface Ask {
  readonly id: string;
  readonly kind: InteractionKind;
  /** "" when none was named; so with `words` and `answer`. */
  readonly customer: string;
  readonly words: string;
  readonly answer: string;
  /** RFC 3339. */
  readonly askedAt: string;
  /** YYYY-MM-DD; null: any day. */
  readonly wantedOn: string | null;
  readonly answeredAt: string | null;
  readonly plannedFor: string | null;
}

export interface AskOf extends Ask {
  readonly rep: Person;
}

/** Those that nobody answered, the oldest first: of the reps I manage, or of one rep. */
export async function asksToAnswer(phone: Phone, repId: string | null = null): Promise<AskOf[]> {
  const reps = new Map((await repsOf(phone)).map((rep) => [rep.id, rep]));
  const rows = await openAsks(phone);
  return rows.flatMap((row) => {
    const rep = reps.get(row.fields.rep_id);
    const mine = repId === null ? rep?.managerIds.includes(phone.me.id) : rep?.id === repId;
    return rep && mine && !row.fields.answered_at ? [{ ...toAsk(row), rep }] : [];
  });
}

/** My own, the oldest first: those that wait, and those whose answer still matters. */
export async function myAsks(phone: Phone): Promise<Ask[]> {
  const today = dayOf(phone.now());
  const rows = await openAsks(phone);
  const mine = rows.filter(({ fields }) => fields.rep_id === phone.me.id).map(toAsk);
  return mine.filter(({ answeredAt, plannedFor }) => {
    const until = plannedFor ?? answeredAt;
    return until === null || daysAgo(dayOf(new Date(until)), today) <= ANSWERED_DAYS;
  });
}

/** All that I ever asked and did not take back, the oldest first. */
export async function allAsks({ store, me }: Phone): Promise<Ask[]> {
  const rows = await store.rows("ask").where("fields.rep_id").equals(me.id).sortBy("fields.asked_at");
  return rows.filter((row) => !row.deleted).map(toAsk);
}

/** How long an answer stands on the rep’s page. */
const ANSWERED_DAYS = 7;

function daysAgo(day: string, today: string): number {
  return (Date.parse(today) - Date.parse(day)) / 86_400_000;
}

/** Those that no interaction has met. */
async function openAsks({ store }: Phone): Promise<Row<"ask">[]> {
  const rows = (await store.rows("ask").toArray()).filter((row) => !row.deleted);
  if (rows.length === 0) return [];
  const interactions = await interactionsOfAll(store);
  return rows
    .filter((row) => !interactions.some((one) => meets(one, row.fields)))
    .sort((a, b) => a.fields.asked_at.localeCompare(b.fields.asked_at));
}

/**
 * Whether this interaction is what was asked for: of that kind, since it was asked, on the day wished for or later, and
 * with that customer where both name one. What is planned is met on its day or later, or with that customer.
 */
function meets(one: Interaction, asked: Row<"ask">["fields"]): boolean {
  if (one.repId !== asked.rep_id || one.kind !== asked.kind) return false;
  if ((one.startedAt ?? one.occurredOn) <= asked.asked_at) return false;
  const [theirs, wanted] = [one.customer, asked.customer ?? ""].map((name) => name.trim().toLowerCase());
  if (asked.planned_for) {
    return one.occurredOn >= dayOf(new Date(asked.planned_for)) || (wanted !== "" && theirs === wanted);
  }
  if (wanted && theirs && wanted !== theirs) return false;
  return !asked.wanted_on || one.occurredOn >= asked.wanted_on;
}

function toAsk({ id, fields }: Row<"ask">): Ask {
  return {
    id,
    kind: fields.kind,
    customer: fields.customer ?? "",
    words: fields.words ?? "",
    answer: fields.answer ?? "",
    askedAt: fields.asked_at,
    wantedOn: fields.wanted_on ?? null,
    answeredAt: fields.answered_at ?? null,
    plannedFor: fields.planned_for ?? null,
  };
}
