/** What is seen in the field: the same fields for every contender. */
import type { Fields } from "../../pwa/app/store/kinds";

const CUSTOMERS = ["Cancity", "Isdom", "Konex", "Rundofase", "Warephase", "Zoomit", "Plexzap", "Golddex"];
const NOTES = [
  "Named the price before the customer had said what it costs them to do nothing.",
  "Asked three open questions in a row, and let the silence work.",
  "Sent the case study of the bakery chain; they asked for a second visit with their controller.",
  "Went over the agenda too fast: the buyer asked twice what today is about.",
  "Next step agreed with a date, and both wrote it down.",
];
const RATINGS = ["met", "partly", "missed", "not_seen"] as const;

/** A finished ride-along. */
export function visited(
  nth: number,
  rep: string,
  checklist: string,
  now: string,
  day: string,
): Fields["interaction"] {
  return {
    rep_id: rep,
    kind: "ride_along",
    customer: `${CUSTOMERS[nth % CUSTOMERS.length]} ${nth}`,
    occurred_on: day,
    started_at: now,
    finished_at: now,
    checklist_id: checklist,
    state: "finished",
  };
}

/** A rating; every third has a note. */
export function seenItem(nth: number, visit: string, item: string): Fields["observation"] {
  const rating = RATINGS[(nth * 7) % RATINGS.length] as (typeof RATINGS)[number];
  const note = nth % 3 === 0 ? { note: `${NOTES[nth % NOTES.length]} (${nth})` } : {};
  return { interaction_id: visit, item_id: item, rating, ...note };
}
