/** What people do on their devices, with the app's own functions. */

import { addAbsence, removeAbsence } from "../../pwa/app/record/absence";
import { answer, ask, planFor, takeBackAsk } from "../../pwa/app/record/ask";
import { beginDraft, changeItem, discardDraft, takeOff } from "../../pwa/app/record/checklist_draft";
import { hadConversation, takeBackConversation, tellConversation } from "../../pwa/app/record/conversation";
import { interactionPrivateNote, repWords, talkThrough } from "../../pwa/app/record/debrief";
import { acknowledge } from "../../pwa/app/record/focus";
import { newId } from "../../pwa/app/record/ids";
import { assign, nameImpediment, removeImpediment, resolve } from "../../pwa/app/record/impediment";
import { mark, unmark } from "../../pwa/app/record/mark";
import { rateMyself } from "../../pwa/app/record/own_rating";
import {
  addCriteria,
  addHolidays,
  changePractice,
  endCriterion,
  removeHoliday,
} from "../../pwa/app/record/practice";
import { discard, editAndResend, resend } from "../../pwa/app/record/resend";
import {
  closeIt,
  haveRead,
  prepare,
  type ReviewKey,
  say,
  stepDone,
} from "../../pwa/app/record/retrospective";
import {
  customer,
  finish,
  note,
  privateNote,
  rate,
  removeInteraction,
  startRideAlong,
} from "../../pwa/app/record/ride_along";
import { leaveIt, takeBack } from "../../pwa/app/record/take_back";
import { write } from "../../pwa/app/record/write";
import type { Row } from "../../pwa/app/store/database";
import type { Fields, Kind, WrittenKind } from "../../pwa/app/store/kinds";
import type { Phone } from "../../pwa/app/store/phone";
import { currentChecklist, toListed } from "../../pwa/app/store/queries";
import type { Random } from "./random";

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

const RATINGS = ["met", "partly", "missed", "not_seen"] as const;

async function rows<K extends Kind>({ phone }: Hand, kind: K): Promise<Row<K>[]> {
  return phone.store
    .rows(kind)
    .filter((row) => !row.deleted)
    .sortBy("id");
}

async function one<K extends Kind>(hand: Hand, kind: K): Promise<Row<K> | undefined> {
  return hand.random.maybe(await rows(hand, kind));
}

async function aRep(hand: Hand): Promise<string | undefined> {
  const people = await rows(hand, "person");
  return hand.random.maybe(people.filter(({ fields }) => fields.role === "rep"))?.id;
}

/** An interaction, and an item of its checklist. */
async function seen(hand: Hand): Promise<{ id: string; item: string } | null> {
  const interaction = await one(hand, "interaction");
  const checklist =
    interaction && (await hand.phone.store.rows("checklist").get(interaction.fields.checklist_id));
  const item = checklist && hand.random.maybe(checklist.fields.item_ids);
  return interaction && item ? { id: interaction.id, item } : null;
}

/** One of the few reviews that several people may write on. */
async function aReview(hand: Hand): Promise<ReviewKey | null> {
  const repId = await aRep(hand);
  const period = hand.random.one(["day", "week"] as const);
  const startsOn = period === "week" ? "2026-03-30" : "2026-04-01";
  return repId ? { repId, period, startsOn } : null;
}

function words({ random }: Hand, mark = ""): string {
  return `${mark} ${random.next().toString(36)}`.trim();
}

function tap(says: string, does: () => Promise<unknown>): Tap {
  return { says, does };
}

/** A record of any kind, set or removed as the screens will do it. */
function setting<K extends WrittenKind>(hand: Hand, kind: K, id: string, fields: Partial<Fields[K]>): Tap {
  return tap(`sets ${kind} ${id} ${JSON.stringify(fields)}`, () =>
    write(hand.phone, [kind], (pen) => pen.set(kind, id, fields)),
  );
}

function draftTap(hand: Hand, draftId: string, itemId: string): Tap {
  const [prompt, impact] = [words(hand), 1 + hand.random.below(5)];
  if (hand.random.happens(0.2))
    return tap(`takes ${itemId} off ${draftId}`, () => takeOff(hand.phone, draftId, itemId));
  const change = hand.random.happens(0.5) ? { prompt } : { impact };
  return tap(`sets ${itemId} of ${draftId} ${JSON.stringify(change)}`, () =>
    changeItem(hand.phone, draftId, itemId, change),
  );
}

export const TAPS = {
  async visit(hand: Hand) {
    const rep = await aRep(hand);
    const checklist = await currentChecklist(hand.phone.store);
    if (!rep || !checklist) return null;
    const item = hand.random.maybe(checklist.items)?.id;
    const rating = hand.random.one(RATINGS);
    return tap(`visits a customer with ${rep} and rates ${item} ${rating}`, async () => {
      const id = await startRideAlong(hand.phone, rep, {});
      await customer(hand.phone, id, words(hand, `${ABOUT}${id}`));
      if (item) await rate(hand.phone, id, item, rating);
    });
  },

  async rate(hand: Hand) {
    const on = await seen(hand);
    const rating = hand.random.one(RATINGS);
    return (
      on && tap(`rates ${on.item} ${rating} in ${on.id}`, () => rate(hand.phone, on.id, on.item, rating))
    );
  },

  /** A few taps in the newest ride-along, one after the other or faster than the disk. */
  async rates(hand: Hand) {
    const on = (await rows(hand, "interaction")).at(-1);
    const checklist = on && (await hand.phone.store.rows("checklist").get(on.fields.checklist_id));
    const items = checklist?.fields.item_ids ?? [];
    if (!on || items.length === 0) return null;
    const taps = Array.from({ length: 2 + hand.random.below(4) }, () => {
      const [item, rating] = [hand.random.one(items), hand.random.one(RATINGS)];
      const text = words(hand, `${ABOUT}${on.id}`);
      const isNote = hand.random.happens(0.3);
      return () => (isNote ? note(hand.phone, on.id, item, text) : rate(hand.phone, on.id, item, rating));
    });
    if (hand.random.happens(0.3))
      return tap(`taps fast in ${on.id}`, () => Promise.all(taps.map((one) => one())));
    return tap(`taps ${taps.length} times in ${on.id}`, async () => {
      for (const one of taps) await one();
    });
  },

  async note(hand: Hand) {
    const on = await seen(hand);
    const text = hand.random.happens(0.15) ? "" : words(hand, `${ABOUT}${on?.id}`);
    return !on ? null : tap(`notes “${text}” on ${on.item}`, () => note(hand.phone, on.id, on.item, text));
  },

  async privateNote(hand: Hand) {
    const on = await seen(hand);
    const text = words(hand, PRIVATE);
    return !on
      ? null
      : tap(`notes “${text}” on ${on.item}`, () => privateNote(hand.phone, on.id, on.item, text));
  },

  async privateNoteOnAll(hand: Hand) {
    const on = await one(hand, "interaction");
    const text = words(hand, PRIVATE);
    return !on
      ? null
      : tap(`notes “${text}” on ${on.id}`, () => interactionPrivateNote(hand.phone, on.id, text));
  },

  async customer(hand: Hand) {
    const on = await one(hand, "interaction");
    const text = words(hand, `${ABOUT}${on?.id}`);
    return !on ? null : tap(`names the customer “${text}”`, () => customer(hand.phone, on.id, text));
  },

  async repWords(hand: Hand) {
    const on = await one(hand, "interaction");
    const text = words(hand, `${ABOUT}${on?.id}`);
    return !on ? null : tap(`writes the rep's words “${text}”`, () => repWords(hand.phone, on.id, text));
  },

  async finish(hand: Hand) {
    const on = await one(hand, "interaction");
    return !on ? null : tap(`finishes ${on.id}`, () => finish(hand.phone, on.id));
  },

  async talkThrough(hand: Hand) {
    const on = await seen(hand);
    if (!on) return null;
    const { id, item: item_id } = on;
    const counts = { missed: 1, partly: 0, met: 0, seen: 1, interactions: [id] };
    const reason = { ...counts, impact: 5, lean: null, runner_up: null, close_call: false };
    const proposal = {
      kind: "proposal",
      item_id,
      stays: false,
      provisional: true,
      score: 1,
      reason,
    } as const;
    const agreed = hand.random.happens(0.6) ? proposal : null;
    return tap(`talks ${id} through${agreed ? ` and agrees on ${item_id}` : ""}`, () =>
      talkThrough(hand.phone, id, { proposal: agreed, reachedFocusId: null }),
    );
  },

  async remove(hand: Hand) {
    const on = hand.random.maybe(await rows(hand, "interaction"));
    return on ? tap(`removes ${on.id}`, () => removeInteraction(hand.phone, on.id)) : null;
  },

  async closeFocus(hand: Hand) {
    const on = await one(hand, "focus");
    const closed_at = hand.phone.now().toISOString();
    const reached = { state: "reached", closed_at } as const;
    const replaced = { state: "replaced", closed_at, reason: words(hand) } as const;
    return on ? setting(hand, "focus", on.id, hand.random.happens(0.5) ? reached : replaced) : null;
  },

  async train(hand: Hand) {
    const on = await one(hand, "focus");
    const id = newId(hand.phone.now());
    return on ? setting(hand, "training", id, { focus_id: on.id, title: words(hand, "Training") }) : null;
  },

  async trained(hand: Hand) {
    const on = await one(hand, "training");
    return on ? setting(hand, "training", on.id, { done_at: hand.phone.now().toISOString() }) : null;
  },

  async reply(hand: Hand) {
    const on = (await one(hand, "interaction")) ?? (await one(hand, "focus"));
    const text = words(hand, on && "customer" in on.fields ? `${ABOUT}${on.id}` : "");
    return on ? setting(hand, "reply", newId(hand.phone.now()), { about_id: on.id, text }) : null;
  },

  async readIt(hand: Hand) {
    const on = await one(hand, "focus");
    return on ? tap(`has read ${on.id}`, () => acknowledge(hand.phone, on.id)) : null;
  },

  async rateMyself(hand: Hand) {
    const on = await one(hand, "focus");
    const mine = hand.random.maybe(await rows(hand, "self_rating"));
    if (mine && hand.random.happens(0.6)) return setting(hand, "self_rating", mine.id, { note: words(hand) });
    return on
      ? tap(`rates themselves on ${on.id}`, () => rateMyself(hand.phone, on.id, null, "partly"))
      : null;
  },

  async ask(hand: Hand) {
    const mine = hand.random.maybe(await rows(hand, "ask"));
    if (mine && hand.random.happens(0.4)) {
      return tap(`asks no more for ${mine.id}`, () => takeBackAsk(hand.phone, mine.id));
    }
    const wish = { kind: "ride_along", customer: "", wantedOn: "", words: words(hand) } as const;
    return tap("asks for a ride-along", () => ask(hand.phone, wish));
  },

  async answer(hand: Hand) {
    const on = hand.random.maybe(await rows(hand, "ask"));
    if (!on) return null;
    if (hand.random.happens(0.5))
      return tap(`answers ${on.id}`, () => answer(hand.phone, on.id, words(hand)));
    const at = hand.phone.now().toISOString();
    return tap(`plans for ${on.id}`, () => planFor(hand.phone, on.id, at));
  },

  /** Whoever begins the review of a day or week, rep and manager write the same one. */
  async review(hand: Hand) {
    const key = await aReview(hand);
    const theirs = hand.phone.me.role === "rep" ? "proposed_steps" : "next_steps";
    const field = hand.random.happens(0.5) ? "achievements" : theirs;
    const text = words(hand);
    if (!key) return null;
    if (hand.random.happens(0.2))
      return tap(`says that a step of ${key.startsOn} is done`, () =>
        stepDone(hand.phone, key, text, hand.random.happens(0.7)),
      );
    return tap(`says “${text}” as ${field} of ${key.startsOn}`, () => say(hand.phone, key, field, text));
  },

  /** Each closes it for themselves. */
  async closeReview(hand: Hand) {
    const key = await aReview(hand);
    if (!key) return null;
    if (hand.phone.me.role !== "rep") {
      const reading = hand.random.happens(0.7) ? { as_of: key.startsOn, levels: [] } : null;
      return tap(`closes ${key.startsOn}`, () => closeIt(hand.phone, key, reading));
    }
    return hand.random.happens(0.5)
      ? tap(`has prepared ${key.startsOn}`, () => prepare(hand.phone, key))
      : tap(`has read ${key.startsOn}`, () => haveRead(hand.phone, key));
  },

  async inTheWay(hand: Hand) {
    const on = await one(hand, "impediment");
    const rep = await aRep(hand);
    const text = words(hand);
    if (on && hand.random.happens(0.2))
      return tap(`removes ${on.id}`, () => removeImpediment(hand.phone, on.id));
    if (on && hand.random.happens(0.3))
      return tap(`resolves ${on.id}`, () => resolve(hand.phone, on.id, text));
    if (on && hand.random.happens(0.4)) {
      const person = (await one(hand, "person"))?.id ?? null;
      return tap(`gives ${on.id} to ${person}`, () => assign(hand.phone, on.id, person));
    }
    const said = { text, topic: "contracts" } as const;
    return rep ? tap(`names “${text}”`, () => nameImpediment(hand.phone, rep, said)) : null;
  },

  async plan(hand: Hand) {
    const on = await one(hand, "plan");
    const rep_id = await aRep(hand);
    if (on && hand.random.happens(0.5)) {
      return tap(`removes plan ${on.id}`, () =>
        write(hand.phone, ["plan"], (pen) => pen.remove("plan", on.id)),
      );
    }
    const planned_for = hand.phone.now().toISOString();
    return rep_id ? setting(hand, "plan", newId(hand.phone.now()), { rep_id, planned_for }) : null;
  },

  /** A photo's record; its bytes are on their way (tests/files and the journeys follow those). */
  async photo(hand: Hand) {
    const on = await one(hand, "observation");
    const taken = await one(hand, "attachment");
    if (taken && hand.random.happens(0.3)) {
      return tap(`removes photo ${taken.id}`, () =>
        write(hand.phone, ["attachment"], (pen) => pen.remove("attachment", taken.id)),
      );
    }
    const sha256 = hand.random.next().toString(16).padStart(64, "0");
    const fields = { media_type: "image/webp", size: 1 + hand.random.below(9999), sha256 } as const;
    const made = { observation_id: on?.id ?? "", ...fields, added_at: hand.phone.now().toISOString() };
    return on ? setting(hand, "attachment", newId(hand.phone.now()), made) : null;
  },

  /** The next checklist: begun from the one in use, or one of its items changed, moved, taken off. */
  async draft(hand: Hand) {
    const on = await one(hand, "draft");
    const item = hand.random.maybe(
      (await rows(hand, "draft_item")).filter((row) => row.fields.draft_id === on?.id),
    );
    const checklist = await currentChecklist(hand.phone.store);
    if (on && item && hand.random.happens(0.8)) return draftTap(hand, on.id, item.fields.item_id);
    if (!checklist) return null;
    const begin = { ...toListed(checklist), basedOn: checklist.id };
    return tap("begins a draft", () => beginDraft(hand.phone, begin));
  },

  async discardDraft(hand: Hand) {
    const on = await one(hand, "draft");
    return on ? tap(`throws the draft ${on.id} away`, () => discardDraft(hand.phone, on.id)) : null;
  },

  /** A rep counts a conversation, says more of one, or takes it back. */
  async conversation(hand: Hand) {
    const on = hand.random.maybe(await rows(hand, "conversation"));
    if (!on || hand.random.happens(0.4)) return tap("had a conversation", () => hadConversation(hand.phone));
    if (hand.random.happens(0.2))
      return tap(`takes ${on.id} back`, () => takeBackConversation(hand.phone, on.id));
    const said = hand.random.happens(0.4) ? { opportunity: true } : { next_step: words(hand) };
    return tap(`says of ${on.id} ${JSON.stringify(said)}`, () => tellConversation(hand.phone, on.id, said));
  },

  /** Somebody marks what became an opportunity, or takes the mark back. */
  async mark(hand: Hand) {
    const on = (await one(hand, "opportunity")) ?? (await one(hand, "conversation"));
    const criterion = await one(hand, "criterion");
    if (!on || !criterion) return null;
    if (hand.random.happens(0.2))
      return tap(`unmarks ${on.id}`, () => unmark(hand.phone, on.id, criterion.id));
    const met = hand.random.happens(0.5);
    return tap(`marks ${on.id} ${met}`, () => mark(hand.phone, on.id, criterion.id, met));
  },

  async away(hand: Hand) {
    const on = await one(hand, "absence");
    const rep = await aRep(hand);
    if (on && hand.random.happens(0.5))
      return tap(`is there after all, ${on.id}`, () => removeAbsence(hand.phone, on.id));
    const from = `2026-04-${10 + hand.random.below(20)}`; // two may overlap: the second is refused
    return rep
      ? tap(`${rep} is away on ${from}`, () => addAbsence(hand.phone, rep, { from, to: from, note: "" }))
      : null;
  },

  /** A director says how the organization works and what counts. */
  async practice(hand: Hand) {
    const [criterion, holiday] = [await one(hand, "criterion"), await one(hand, "holiday")];
    const asked = { title: words(hand, "Asked"), field: null, at_least: null };
    const does: [string, () => Promise<unknown>][] = [
      ["works on Saturdays", () => changePractice(hand.phone, { working_days: ["mon", "sat"] })],
      ["asks for more", () => addCriteria(hand.phone, [asked], "2026-03-01")],
      ["adds a holiday", () => addHolidays(hand.phone, [{ on: "2026-04-06", name: words(hand, "Easter") }])],
      ...(criterion
        ? [["asks no more", () => endCriterion(hand.phone, criterion.id)] as [string, () => Promise<unknown>]]
        : []),
      ...(holiday
        ? [
            ["removes a holiday", () => removeHoliday(hand.phone, holiday.id)] as [
              string,
              () => Promise<unknown>,
            ],
          ]
        : []),
    ];
    return tap(...hand.random.one(does));
  },

  async takeBack(hand: Hand) {
    const on = await one(hand, "overwritten");
    if (!on) return null;
    if (hand.random.happens(0.3)) return tap(`leaves ${on.id}`, () => leaveIt(hand.phone, on.id));
    return tap(`takes ${on.id} back`, () => takeBack(hand.phone, on.id));
  },

  async resend(hand: Hand) {
    const on = hand.random.maybe(await hand.phone.store.refused.toArray());
    return on ? tap(`sends ${on.number} again`, () => resend(hand.phone, on.number)) : null;
  },

  async editAndResend(hand: Hand) {
    const refused = await hand.phone.store.refused.toArray();
    const on = hand.random.maybe(refused.filter(({ set }) => set && "note" in set));
    const changed = { note: words(hand) };
    return on
      ? tap(`edits ${on.number}, sends it again`, () => editAndResend(hand.phone, on.number, changed))
      : null;
  },

  async discard(hand: Hand) {
    const on = hand.random.maybe(await hand.phone.store.refused.toArray());
    return on ? tap(`discards ${on.number}`, () => discard(hand.phone, on.number)) : null;
  },
} satisfies Record<string, (hand: Hand) => Promise<Tap>>;

export type TapName = keyof typeof TAPS;

/** How often people of each role do what. */
export const OFTEN: Record<Phone["me"]["role"], Partial<Record<TapName, number>>> = {
  manager: {
    visit: 8,
    rate: 6,
    rates: 9,
    note: 6,
    privateNote: 3,
    privateNoteOnAll: 2,
    customer: 3,
    repWords: 3,
    finish: 3,
    talkThrough: 5,
    remove: 3,
    closeFocus: 3,
    train: 2,
    reply: 2,
    answer: 2,
    review: 3,
    closeReview: 2,
    inTheWay: 3,
    plan: 2,
    photo: 3,
    mark: 3,
    away: 1,
    takeBack: 4,
    resend: 4,
    editAndResend: 2,
    discard: 1,
  },
  director: {
    draft: 6,
    discardDraft: 1,
    practice: 3,
    mark: 1,
    visit: 3,
    rate: 3,
    rates: 4,
    note: 3,
    talkThrough: 2,
    closeFocus: 2,
    reply: 2,
    takeBack: 2,
    resend: 2,
    discard: 1,
  },
  rep: {
    reply: 4,
    trained: 4,
    readIt: 2,
    rateMyself: 4,
    ask: 3,
    conversation: 5,
    mark: 2,
    away: 1,
    review: 4,
    closeReview: 3,
    inTheWay: 3,
    takeBack: 2,
    resend: 2,
    discard: 1,
  },
};
