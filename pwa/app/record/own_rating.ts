/** How a rep rates themselves on their one thing, before it is talked through. */
import type { OwnRating } from "../coaching";
import type { Phone } from "../store/phone";
import { newId } from "./ids";
import { write } from "./write";

/**
 * Rate myself. `earlier`: the rating that waits for its talk, in whose place this one comes, with its own time: what is
 * said after the talk is never taken for what was said before. Null: of another visit.
 */
export function rateMyself(
  phone: Phone,
  focusId: string,
  earlier: OwnRating | null,
  rating: OwnRating["rating"],
): Promise<void> {
  const { customer = "", note = "" } = earlier ?? {};
  return write(phone, ["self_rating"], async (pen) => {
    if (earlier) await pen.remove("self_rating", earlier.id);
    await pen.set("self_rating", newId(phone.now()), {
      focus_id: focusId,
      rated_at: phone.now().toISOString(),
      rating,
      ...(customer ? { customer } : {}),
      ...(note ? { note } : {}),
    });
  });
}

/** What I say to it: the customer (0-200 characters) or why (0-2,000); an empty one takes the words back. */
export function sayToMyRating(
  phone: Phone,
  ratingId: string,
  said: { customer: string } | { note: string },
): Promise<void> {
  const fields = Object.fromEntries(
    Object.entries(said).map(([field, text]) => [field, text.trim() || null]),
  );
  return write(phone, ["self_rating"], (pen) => pen.set("self_rating", ratingId, fields));
}

/** It was a slip: it goes. */
export function takeBackMyRating(phone: Phone, ratingId: string): Promise<void> {
  return write(phone, ["self_rating"], (pen) => pen.remove("self_rating", ratingId));
}
