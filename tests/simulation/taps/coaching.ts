/** What follows from a visit: the one thing, its training, asking and planning. */

import { answer, ask, planFor, takeBackAsk } from "../../../pwa/app/record/ask";
import { acknowledge } from "../../../pwa/app/record/focus";
import { newId } from "../../../pwa/app/record/ids";
import { rateMyself } from "../../../pwa/app/record/own_rating";
import { write } from "../../../pwa/app/record/write";
import { ABOUT, aRep, type Hand, one, rows, setting, tap, words } from "./hand";

export const COACHING = {
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
};
