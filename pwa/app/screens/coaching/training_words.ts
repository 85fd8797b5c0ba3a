/** What a team falls short of, and why nothing is said of one, in words. */
import { ENOUGH_RATINGS, ENOUGH_REPS, type TeamItem } from "../../coaching/team_items";
import { capital, counted } from "../../parts/words";
import type { Coaching, Trained } from "../../store/queries/coaching";

export type Items = Coaching["items"];

/** "Missed 9 and partly 4 of 21 times, by 5 of 6 reps." */
export function countsInWords({ missed, partly, times, short, reps }: TeamItem): string {
  const counts = [missed && `missed ${missed}`, partly && `partly ${partly}`].filter(Boolean).join(" and ");
  return `${capital(counts)} of ${times} times, by ${short} of ${counted(reps, "rep")}.`;
}

/** Why there is nothing to train on, and what is missing; null when there is something. */
export function nothingToSay(
  { items: { reps, weakest, enough, tooLittle } }: Trained,
  items: Items,
): string | null {
  if (weakest.length > 0) return null;
  if (reps === 0) return "No reps here.";
  if (reps < ENOUGH_REPS) {
    return `Too few reps to say it of a team: it takes ${ENOUGH_REPS}, so that it tells of no single one. Each rep’s own page says what to coach.`;
  }
  const [nearest] = tooLittle;
  if (enough === 0 && nearest) {
    const prompt = items.get(nearest.item_id)?.prompt ?? "";
    return `Not enough seen yet. The nearest is “${prompt}”: ${counted(nearest.times, "rating")} of ${counted(nearest.reps, "rep")} in 180 days, and it takes ${ENOUGH_RATINGS} of ${ENOUGH_REPS}.`;
  }
  if (enough === 0) return "No checklist is published yet.";
  return `Nothing that ${ENOUGH_REPS} reps have in common, in ${counted(enough, "item")} seen often enough to say. Each rep’s own page says what to coach.`;
}
