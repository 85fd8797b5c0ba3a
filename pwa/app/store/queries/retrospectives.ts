/** Retrospectives: one with all that is looked at in it, and those there were. */
import {
  type AgreedStep,
  type Day,
  dayAfter,
  dueOn,
  type Reading,
  type ReviewPeriod,
  type ReviewState,
  stateOf,
  stepsIn,
} from "../../coaching";
import { reviewId } from "../../record/ids";
import { answerKept } from "../answers";
import type { PhoneStore, Row } from "../database";
import { groupBy } from "../group";
import { dayOf, type Phone } from "../phone";
import { type Impediment, impedimentsOf, toImpediments } from "./impediments";
import { type Known, knownOf } from "./known";
import { type Person, person, repsOf } from "./people";
import { latestReading, readingQuestion } from "./readings";
import { asHeld, type Told, toldOn } from "./reviews";
import { rhythmByRep } from "./rhythm";

/** What was read from the numbers for a retrospective. */
export type Numbers =
  | {
      readonly state: "here";
      readonly reading: Reading;
      /** The server was asked for those of this day, and is asked again: what was not known then may be by now. */
      readonly fetchedOf?: Day;
    }
  /** Nothing was received yet on this phone. */
  | { readonly state: "not_received" }
  /** It is about a day that lies back, and the server knows how the numbers stood. */
  | { readonly state: "to_fetch"; readonly asOf: Day }
  /** It was held without numbers. */
  | { readonly state: "without" };

export interface Retrospective {
  readonly id: string;
  readonly rep: Person;
  readonly period: ReviewPeriod;
  readonly startsOn: Day;
  readonly dueOn: Day;
  readonly state: ReviewState;
  /** RFC 3339; null: not yet. */
  readonly preparedAt: string | null;
  readonly managerClosedAt: string | null;
  readonly repClosedAt: string | null;
  readonly achievements: string;
  /** In the way, as one text: so older ones said it. */
  readonly inTheWay: string;
  readonly nextSteps: string;
  /** What the rep proposes to do next. */
  readonly proposedSteps: string;
}

export interface RetrospectivePage extends Retrospective {
  readonly numbers: Numbers;
  readonly known: Known;
  /** In the way when it was held, or now: the oldest first. */
  readonly open: readonly Impediment[];
  /** Resolved since the period began. */
  readonly resolved: readonly Impediment[];
  /** The steps of the one before, and which of them are done. */
  readonly lastSteps: readonly AgreedStep[];
  readonly told: Told | null;
}

/** Of which rep, and of which day or week: what an address says of one that was not begun. */
export interface Asked {
  readonly repId: string;
  readonly period: ReviewPeriod;
  readonly startsOn: Day;
}

/** All of one; null when this phone knows no such retrospective, and nothing was `asked` that could become it. */
export async function retrospectivePage(
  phone: Phone,
  id: string,
  asked: Asked | null,
): Promise<RetrospectivePage | null> {
  const { store, now } = phone;
  const row = await rowOf(store, id);
  const key = row ? keyOf(row) : asked;
  if (!key || (!row && reviewId(key.repId, key.period, key.startsOn) !== id)) return null;
  const rep = await person(store, key.repId);
  if (rep?.role !== "rep") return null;
  const rhythm = (await rhythmByRep(phone))(rep);
  const today = dayOf(now());
  const due = dueOn(key.period, key.startsOn, rhythm);
  const one = toRetrospective(id, rep, key, due, row, today);
  const [known, impediments, numbers, before] = await Promise.all([
    knownOf(store, rep.id),
    impedimentsOf(store, rep.id),
    numbersFor(store, one, row, today),
    oneBefore(store, one),
  ]);
  return {
    ...one,
    numbers,
    known,
    ...inTheWay(impediments, one),
    lastSteps: stepsOf(before, row),
    told: toldOn(today, rhythm),
  };
}

/** One in a list of those there were. */
export interface Past extends Retrospective {
  /** What was named in the way from its first day on, until it was held. */
  readonly named: readonly Impediment[];
}

/** All that were begun with the reps this person coaches (a rep: their own), the latest first. */
export async function pastRetrospectives(phone: Phone): Promise<Past[]> {
  const { store, me, now } = phone;
  const self = me.role === "rep" ? await person(store, me.id) : null;
  const reps = new Map((self ? [self] : await repsOf(phone)).map((rep) => [rep.id, rep]));
  const [rhythm, rows, impediments] = await Promise.all([
    rhythmByRep(phone),
    store.rows("retrospective").toArray(),
    store.rows("impediment").toArray(),
  ]);
  const named = groupBy(await toImpediments(store, impediments), ({ rep_id }) => rep_id);
  const today = dayOf(now());
  return rows
    .flatMap((row) => {
      const rep = row.deleted ? undefined : reps.get(row.fields.rep_id);
      if (!rep) return [];
      const key = keyOf(row);
      const one = toRetrospective(row.id, rep, key, dueOn(key.period, key.startsOn, rhythm(rep)), row, today);
      const during = (named.get(rep.id) ?? []).filter(
        ({ namedOn }) => one.startsOn <= namedOn && namedOn <= endOf(one),
      );
      return [{ ...one, named: during }];
    })
    .sort((a, b) =>
      a.dueOn === b.dueOn ? a.rep.name.localeCompare(b.rep.name) : a.dueOn < b.dueOn ? 1 : -1,
    );
}

async function rowOf(store: PhoneStore, id: string): Promise<Row<"retrospective"> | null> {
  const row = await store.rows("retrospective").get(id);
  return row && !row.deleted ? row : null;
}

function keyOf({ fields }: Row<"retrospective">): Asked {
  return { repId: fields.rep_id, period: fields.period, startsOn: fields.starts_on };
}

function toRetrospective(
  id: string,
  rep: Person,
  { period, startsOn }: Asked,
  due: Day,
  row: Row<"retrospective"> | null,
  today: Day,
): Retrospective {
  const { fields } = row ?? {};
  return {
    id,
    rep,
    period,
    startsOn,
    dueOn: due,
    state: stateOf(due, row && asHeld(row), today),
    preparedAt: fields?.prepared_at ?? null,
    managerClosedAt: fields?.manager_closed_at ?? null,
    repClosedAt: fields?.rep_closed_at ?? null,
    achievements: fields?.achievements ?? "",
    inTheWay: fields?.impediments ?? "",
    nextSteps: fields?.next_steps ?? "",
    proposedSteps: fields?.proposed_steps ?? "",
  };
}

const LATE_DAYS = 7; // held so much later, the numbers of today say more than those of then

/** What to read for it: what is kept with it, else what the phone has for its day. */
async function numbersFor(
  store: PhoneStore,
  one: Retrospective,
  row: Row<"retrospective"> | null,
  today: Day,
): Promise<Numbers> {
  const kept = row?.fields.reading as unknown as Reading | null | undefined;
  if (one.managerClosedAt) return kept ? { state: "here", reading: kept } : { state: "without" };
  const fetched = await answerKept(store, readingQuestion(one.rep.id, one.dueOn));
  if (fetched) return { state: "here", reading: fetched.answer, fetchedOf: one.dueOn };
  const now = await latestReading(store, one.rep.id);
  const isOfLater = now !== null && now.from > one.dueOn; // a week or a quarter that began since says nothing of it
  if (isOfLater || dayAfter(one.dueOn, LATE_DAYS) < today) return { state: "to_fetch", asOf: one.dueOn };
  return now ? { state: "here", reading: now } : { state: "not_received" };
}

/** The one held before it, whatever it was of: steps that were agreed stay in sight when a review was left out. */
async function oneBefore(store: PhoneStore, { rep, ...here }: Retrospective) {
  const rows = await store.rows("retrospective").where("fields.rep_id").equals(rep.id).toArray();
  const ends = (row: Row<"retrospective">) => lastDay(keyOf(row));
  return rows
    .filter(({ deleted, fields }) => !deleted && (fields.manager_closed_at || fields.next_steps))
    .filter((row) => ends(row) < lastDay(here))
    .sort(
      (a, b) => ends(b).localeCompare(ends(a)) || b.fields.starts_on.localeCompare(a.fields.starts_on),
    )[0];
}

function stepsOf(before: Row<"retrospective"> | undefined, row: Row<"retrospective"> | null) {
  return stepsIn(before?.fields.next_steps ?? "", row?.fields.steps_done ?? []);
}

/** The last day it is about: when it was held, else the end of its period. */
function endOf({ managerClosedAt, ...one }: Retrospective): Day {
  return managerClosedAt ? dayOf(new Date(managerClosedAt)) : lastDay(one);
}

function lastDay({ period, startsOn }: Pick<Asked, "period" | "startsOn">): Day {
  return period === "day" ? startsOn : dayAfter(startsOn, 6);
}

/** What was in the way then; of one that is not held yet, now. */
function inTheWay(
  all: readonly Impediment[],
  one: Retrospective,
): Pick<RetrospectivePage, "open" | "resolved"> {
  const until = one.managerClosedAt ? endOf(one) : null;
  const there = all.filter(({ namedOn }) => until === null || namedOn <= until);
  const isOpen = ({ resolvedOn }: Impediment) =>
    resolvedOn === null || (until !== null && resolvedOn > until);
  return {
    open: there.filter(isOpen),
    resolved: there.filter(
      (impediment) => !isOpen(impediment) && (impediment.resolvedOn ?? "") >= one.startsOn,
    ),
  };
}
