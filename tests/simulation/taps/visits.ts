/** What is seen with a customer, and talked through. */

import { interactionPrivateNote, repWords, talkThrough } from "../../../pwa/app/record/debrief";
import { newId } from "../../../pwa/app/record/ids";
import {
  customer,
  finish,
  note,
  privateNote,
  rate,
  removeInteraction,
  startRideAlong,
} from "../../../pwa/app/record/ride_along";
import { write } from "../../../pwa/app/record/write";
import { currentChecklist } from "../../../pwa/app/store/queries";
import { ABOUT, aRep, type Hand, one, PRIVATE, RATINGS, rows, seen, setting, tap, words } from "./hand";

export const VISITS = {
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

  async putAside(hand: Hand) {
    const on = await one(hand, "critique");
    const set = { put_aside_at: hand.phone.now().toISOString(), put_aside_why: words(hand) };
    return on ? setting(hand, "critique", on.id, set) : null;
  },
};
