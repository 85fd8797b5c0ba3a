/** Reviews, and what is in the way. */

import { assign, nameImpediment, removeImpediment, resolve } from "../../../pwa/app/record/impediment";
import { closeIt, haveRead, prepare, say, stepDone } from "../../../pwa/app/record/retrospective";
import { aRep, aReview, type Hand, one, tap, words } from "./hand";

export const REVIEWS = {
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
};
