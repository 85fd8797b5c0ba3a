/** What counts: conversations, marks, days away, and how the organization works. */

import { addAbsence, removeAbsence } from "../../../pwa/app/record/absence";
import {
  hadConversation,
  takeBackConversation,
  tellConversation,
} from "../../../pwa/app/record/conversation";
import { newId } from "../../../pwa/app/record/ids";
import { mark, unmark } from "../../../pwa/app/record/mark";
import {
  addCriteria,
  addHolidays,
  changePractice,
  endCriterion,
  removeHoliday,
} from "../../../pwa/app/record/practice";
import { aRep, type Hand, one, rows, setting, tap, words } from "./hand";

export const COUNTING = {
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

  async target(hand: Hand) {
    const manager = hand.random.maybe(
      (await rows(hand, "person")).filter(({ fields }) => fields.role === "manager"),
    );
    const made = {
      manager_id: manager?.id ?? null,
      activity: "recordings",
      valid_from: "2026-03-30",
    } as const;
    const id = newId(hand.phone.now());
    return setting(hand, "activity_target", id, { ...made, target: hand.random.below(9), why: words(hand) });
  },
};
