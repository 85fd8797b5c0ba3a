/** How the organization works and what it counts, as everybody on it reads it. */
import { type Criterion, compare, type Day, WEEKDAYS, type Weekday } from "../../coaching";
import type { PhoneStore, Row } from "../database";
import type { Phone } from "../phone";

export interface Practice {
  readonly workingDays: readonly Weekday[];
  /** For so many working days a new hire has a review each day. */
  readonly newHireDays: number;
  readonly reviewDay: Weekday;
  /** A call with one of these outcomes is a conversation. */
  readonly outcomes: readonly string[];
  /** Whether the numbers have a say in choosing the one thing. */
  readonly leans: boolean;
  /** IANA; null: nobody has said which. */
  readonly timeZone: string | null;
}

export interface Holiday {
  readonly id: string;
  readonly on: Day;
  readonly name: string;
}

export interface Counting {
  readonly practice: Practice;
  /** By date. */
  readonly holidays: readonly Holiday[];
  /** Those that measure something some day, in their order. */
  readonly criteria: readonly Criterion[];
}

/** What holds until a director says otherwise. */
const USUAL: Practice = {
  workingDays: ["mon", "tue", "wed", "thu", "fri"],
  newHireDays: 10,
  reviewDay: "fri",
  outcomes: ["Connected", "Conversation", "Meeting booked"],
  leans: true,
  timeZone: null,
};

/** All of it. */
export async function counting(phone: Phone): Promise<Counting> {
  const { store } = phone;
  const [practice, holidays, criteria] = await Promise.all([
    practiceOf(phone),
    store.rows("holiday").toArray(),
    criteriaOf(store),
  ]);
  return {
    practice,
    holidays: holidays
      .filter((row) => !row.deleted)
      .map(({ id, fields }) => ({ id, on: fields.on, name: fields.name }))
      .sort((a, b) => (a.on < b.on ? -1 : 1)),
    criteria,
  };
}

/** How the organization works; the usual, until a director says otherwise. */
export async function practiceOf({ store, me }: Phone): Promise<Practice> {
  const row = await store.rows("practice").get(me.organization.id);
  if (!row || row.deleted) return USUAL;
  const { working_days, new_hire_days, review_day, conversation_outcomes, leans, time_zone } = row.fields;
  return {
    workingDays: WEEKDAYS.filter((day) => (working_days ?? USUAL.workingDays).includes(day)),
    newHireDays: new_hire_days ?? USUAL.newHireDays,
    reviewDay: review_day ?? USUAL.reviewDay,
    outcomes: conversation_outcomes ?? USUAL.outcomes,
    leans: leans ?? USUAL.leans,
    timeZone: time_zone ?? null,
  };
}

/** Those that measure something some day, in their order; one that ended before it began never does. */
export async function criteriaOf(store: PhoneStore): Promise<Criterion[]> {
  const rows = await store.rows("criterion").toArray();
  return rows
    .filter(({ deleted, fields }) => !deleted && (!fields.valid_to || fields.valid_to >= fields.valid_from))
    .map(toCriterion)
    .sort((a, b) => a.place - b.place || compare(a.valid_from, b.valid_from) || compare(a.id, b.id));
}

function toCriterion({ id, fields }: Row<"criterion">): Criterion {
  const { title, valid_from, valid_to, field, at_least, place } = fields;
  return {
    id,
    title,
    valid_from,
    valid_to: valid_to ?? null,
    field: field ?? null,
    at_least: at_least ?? null,
    place: place ?? 0,
  };
}
