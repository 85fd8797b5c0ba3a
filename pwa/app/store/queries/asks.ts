/** What reps ask to be seen at. */
import type { Row } from "../database";
import type { InteractionKind } from "../kinds";
import { dayOf, type Phone } from "../phone";
import { interactionsOfAll } from "./interactions";
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

/** How long an answer stands on the rep’s page. */
const ANSWERED_DAYS = 7;

function daysAgo(day: string, today: string): number {
  return (Date.parse(today) - Date.parse(day)) / 86_400_000;
}

/** Those that were not met by an interaction of that kind meanwhile. */
async function openAsks({ store }: Phone): Promise<Row<"ask">[]> {
  const rows = (await store.rows("ask").toArray()).filter((row) => !row.deleted);
  if (rows.length === 0) return [];
  const interactions = await interactionsOfAll(store);
  const isMet = ({ fields: { rep_id, kind, asked_at } }: Row<"ask">) =>
    interactions.some(
      (one) => one.repId === rep_id && one.kind === kind && (one.startedAt ?? one.occurredOn) > asked_at,
    );
  return rows.filter((row) => !isMet(row)).sort((a, b) => a.fields.asked_at.localeCompare(b.fields.asked_at));
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
