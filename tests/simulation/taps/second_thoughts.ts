/** Taking back, and what was not accepted. */

import { discard, editAndResend, resend } from "../../../pwa/app/record/resend";
import { leaveIt, takeBack } from "../../../pwa/app/record/take_back";
import { type Hand, one, tap, words } from "./hand";

export const SECOND_THOUGHTS = {
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
};
