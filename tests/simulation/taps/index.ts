/** What people do on their devices, with the app's own functions. */

import type { Phone } from "../../../pwa/app/store/phone";
import { CHECKLISTS } from "./checklists";
import { COACHING } from "./coaching";
import { COUNTING } from "./counting";
import type { Hand, Tap } from "./hand";
import { REVIEWS } from "./reviews";
import { SECOND_THOUGHTS } from "./second_thoughts";
import { VISITS } from "./visits";

export { ABOUT, type Hand, PRIVATE, type Tap } from "./hand";

export const TAPS = {
  ...VISITS,
  ...COACHING,
  ...REVIEWS,
  ...COUNTING,
  ...CHECKLISTS,
  ...SECOND_THOUGHTS,
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
    putAside: 2,
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
    target: 2,
    putAside: 1,
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
