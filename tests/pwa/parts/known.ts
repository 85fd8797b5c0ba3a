/** What a phone knows of a rep, made for a test from a few ratings. */

import { type Item, type Rating, THREE_IN_A_ROW } from "../../../pwa/app/coaching";
import type { HeldFocus, Known, Reviews } from "../../../pwa/app/store/queries";

export const TODAY = "2026-11-21";
export const NO_REVIEWS: Reviews = {
  now: null,
  next: null,
  toPrepare: null,
  toRead: null,
  newHire: null,
  told: null,
};

/** Two items; `ratings` are of the first one, one a visit, the last one yesterday. */
export function known(ratings: readonly Rating[], focus: Partial<HeldFocus> | null = null): Known {
  const items = [item("ask", 5), item("book", 3)];
  return {
    observations: ratings.map((rating, index) => ({
      interaction_id: `visit-${index}`,
      item_id: "ask",
      rating,
      occurred_on: `2026-11-${String(21 - ratings.length + index).padStart(2, "0")}`,
    })),
    checklist: items,
    focuses: focus ? [held(focus)] : [],
    prompts: new Map(
      items.map(({ id, prompt, standard }) => [id, { prompt, good: null, standard, trainingUrl: null }]),
    ),
    lean: null,
  };
}

function item(id: string, impact: number): Item {
  return { id, impact, prompt: `The ${id} item`, funnel_level: null, standard: THREE_IN_A_ROW };
}

function held(focus: Partial<HeldFocus>): HeldFocus {
  return {
    id: "focus",
    item_id: "ask",
    state: "active",
    agreed_on: "2026-11-01",
    closed_on: null,
    agreedIn: null,
    reason: null,
    evidence: null,
    standard: null,
    standardWhy: null,
    readAt: null,
    trainings: [],
    ...focus,
  };
}
