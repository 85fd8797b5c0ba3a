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

/** Those of my reps that nobody answered, the oldest first; `repId`: of this rep alone. */
export async function asksToAnswer(phone: Phone, repId: string | null = null): Promise<AskOf[]> {
  const reps = new Map((await repsOf(phone)).map((rep) => [rep.id, rep]));
  const rows = await openAsks(phone);
  return rows.flatMap((row) => {
    const rep = reps.get(row.fields.rep_id);
    return rep && (repId === null || rep.id === repId) && !row.fields.answered_at
      ? [{ ...toAsk(row), rep }]
      : [];
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

/** Those that no interaction of that kind has met: since it was asked, or on the day it was planned for or later. */
async function openAsks({ store }: Phone): Promise<Row<"ask">[]> {
  const rows = (await store.rows("ask").toArray()).filter((row) => !row.deleted);
  if (rows.length === 0) return [];
  const interactions = await interactionsOfAll(store);
  return rows
    .filter((row) => !interactions.some((one) => meets(one, row.fields)))
    .sort((a, b) => a.fields.asked_at.localeCompare(b.fields.asked_at));
}

function meets(
  { repId, kind, occurredOn, startedAt }: Interaction,
  { rep_id, kind: asked, asked_at, planned_for }: Row<"ask">["fields"],
): boolean {
  if (repId !== rep_id || kind !== asked) return false;
  if (planned_for) return occurredOn >= dayOf(new Date(planned_for));
  return (startedAt ?? occurredOn) > asked_at;
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
