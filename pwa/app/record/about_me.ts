/**
 * "What is written about me": everything that is shared with a rep, as one file of JSON text that they may keep. Made
 * of what their screens show, without a network; the phone of a rep holds nothing else.
 */
import { evidenceToReason, formatStandard, reasonSentence } from "../coaching";
import { dayOf, type Phone } from "../store/phone";
import {
  allAsks,
  type Expected,
  expectationOf,
  type HeldFocus,
  type Known,
  type OwnOfItem,
  ownRatings,
  repPage,
  type Shown,
  saidTo,
} from "../store/queries";
import { type ExportFile, plain } from "./export";

/** The file. Throws when this phone does not have the rep's page yet. */
export async function exportAboutMe(phone: Phone): Promise<ExportFile> {
  const { me, now } = phone;
  const found = await repPage(phone, me.id);
  if (!found) throw new Error("It comes to this phone with the first good signal.");
  const { known, interactions, reading } = found;
  const own = await ownRatings(phone.store, me.id);
  const content = {
    ridealong: "what is written about me",
    version: 1,
    person: { name: me.name, email: me.email, organization: me.organization.name },
    made_at: now().toISOString(),
    one_things: await Promise.all(known.focuses.map((focus) => oneThing(phone, known, focus))),
    interactions: await Promise.all(
      interactions.map((one) => interaction(phone, known, one, own.beside.get(one.id))),
    ),
    my_own_ratings_not_talked_through: own.waiting.map((one) => ({
      ...item(known, one.itemId),
      ...rated(one),
    })),
    asked: (await allAsks(phone)).map(
      ({ kind, customer, words, askedAt, wantedOn, answeredAt, answer, plannedFor }) => ({
        kind,
        customer,
        words,
        asked_at: askedAt,
        wanted_on: wantedOn,
        answered_at: answeredAt,
        answer,
        planned_for: plannedFor,
      }),
    ),
    goals: (await goalsOfMe(phone)).map(({ goal, readAt }) => {
      const { metric, period, target, valid_from, valid_to, why, bonus } = goal;
      return { metric, period, target, valid_from, valid_to, why, bonus, read_at: readAt };
    }),
    numbers: reading,
    retrospectives: await fieldsOf(phone, "retrospective"),
    in_the_way: await fieldsOf(phone, "impediment"),
    conversations: await fieldsOf(phone, "conversation"),
    opportunities: await fieldsOf(phone, "opportunity"),
    counts: await fieldsOf(phone, "metric"),
    away: await fieldsOf(phone, "absence"),
  };
  const name = `ridealong-about-${plain(me.name)}-${dayOf(now())}.json`;
  return { name, text: `${JSON.stringify(content, null, 1)}\n` };
}

async function goalsOfMe(phone: Phone): Promise<Expected[]> {
  const found = await expectationOf(phone, phone.me.id);
  return found ? [...found.now, ...found.coming] : [];
}

/** Everything of a kind that is about me, as it is kept, without what only computers need. */
async function fieldsOf(phone: Phone, kind: OfMe): Promise<object[]> {
  const rows = await phone.store.rows(kind).where("fields.rep_id").equals(phone.me.id).toArray();
  return rows
    .filter(({ deleted }) => !deleted)
    .map(({ fields }) =>
      Object.fromEntries(Object.entries(fields).filter(([name]) => !name.endsWith("_id"))),
    );
}

type OfMe = "retrospective" | "impediment" | "conversation" | "opportunity" | "metric" | "absence";

async function oneThing(phone: Phone, known: Known, focus: HeldFocus) {
  const { id, item_id, state, agreed_on, closed_on, reason, trainings } = focus;
  const why = evidenceToReason(focus.evidence);
  return {
    ...item(known, item_id),
    state,
    agreed_on,
    closed_on,
    why: why && reasonSentence(why),
    replaced_because: reason,
    standard: focus.standard && formatStandard(focus.standard),
    standard_changed_because: focus.standardWhy,
    read_at: focus.readAt,
    trainings: trainings.map(({ title, url, dueOn, doneAt }) => ({
      title,
      url,
      due_on: dueOn,
      done_at: doneAt,
    })),
    said: await said(phone, id),
  };
}

async function interaction(phone: Phone, known: Known, one: Shown, own: OwnOfItem | undefined) {
  const { id, kind, customer, occurredOn, debriefedAt, repWords, seen, attached, prompts } = one;
  return {
    kind,
    customer,
    occurred_on: occurredOn,
    talked_through_at: debriefedAt,
    my_words: repWords,
    my_own_rating: own ? { ...item(known, own.itemId), ...rated(own) } : null,
    seen: [...seen].map(([itemId, { rating, note }]) => ({
      item: prompts.get(itemId) || item(known, itemId).item,
      rating,
      note,
      photos_and_memos: attached.get(itemId)?.length ?? 0,
    })),
    said: await said(phone, id),
  };
}

function rated({ rating, customer, note, rated_at }: OwnOfItem) {
  return { rating, customer, note, rated_at };
}

function item(known: Known, itemId: string) {
  const prompt = known.prompts.get(itemId);
  return { item: prompt?.prompt ?? itemId, what_good_looks_like: prompt?.good ?? null };
}

async function said(phone: Phone, aboutId: string) {
  const all = await saidTo(phone, aboutId);
  return all.map(({ text, mine, by }) => ({ by: mine ? phone.me.name : by, text }));
}
