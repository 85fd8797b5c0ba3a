/** What counted for somebody when: a goal is followed by another one, never rewritten. */
import type { Day } from "./evidence";
import { type Goal, inForce } from "./goals";
import { dayAfter } from "./working_days";

/** A goal counted from `from` to `to`, both included; null: until another one follows. */
export interface Held<G extends Goal = Goal> {
  readonly goal: G;
  readonly from: Day;
  readonly to: Day | null;
}

/** What counted when, the latest first, of goals as `goalsOf` finds them; days without a goal are left out. */
export function courseOf<G extends Goal>(preferred: readonly G[]): Held<G>[] {
  const held: Held<G>[] = [];
  const turns = turningDays(preferred);
  turns.forEach((from, nth) => {
    const goal = inForce(preferred, from) as G | null;
    const next = turns[nth + 1];
    const to = next === undefined ? null : dayAfter(next, -1);
    const last = held.at(-1);
    if (!goal) return;
    if (last?.goal.id === goal.id) held[held.length - 1] = { ...last, to };
    else held.push({ goal, from, to });
  });
  return held.reverse();
}

/** The days on which something begins, and those after which it holds no more. */
function turningDays(goals: readonly Goal[]): Day[] {
  const real = goals.filter(({ valid_from, valid_to }) => valid_to === null || valid_from <= valid_to);
  const days = real.flatMap(({ valid_from, valid_to }) => [
    valid_from,
    ...(valid_to === null ? [] : [dayAfter(valid_to, 1)]),
  ]);
  return [...new Set(days)].sort();
}
