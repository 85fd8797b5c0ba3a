/** Drafts of a checklist. */

import { beginDraft, changeItem, discardDraft, takeOff } from "../../../pwa/app/record/checklist_draft";
import { currentChecklist, toListed } from "../../../pwa/app/store/queries";
import { type Hand, one, rows, type Tap, tap, words } from "./hand";

function draftTap(hand: Hand, draftId: string, itemId: string): Tap {
  const [prompt, impact] = [words(hand), 1 + hand.random.below(5)];
  if (hand.random.happens(0.2))
    return tap(`takes ${itemId} off ${draftId}`, () => takeOff(hand.phone, draftId, itemId));
  const change = hand.random.happens(0.5) ? { prompt } : { impact };
  return tap(`sets ${itemId} of ${draftId} ${JSON.stringify(change)}`, () =>
    changeItem(hand.phone, draftId, itemId, change),
  );
}

export const CHECKLISTS = {
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
};
