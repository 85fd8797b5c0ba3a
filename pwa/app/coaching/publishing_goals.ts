/**
 * What keeps a goal from being published or ended. Twin of server/coaching/publishing_goals.py, but for
 * `problems_of_past`: the server alone tells whether a goal may begin on a day that is over.
 */
import { compare, type Day } from "./evidence";
import type { Goal } from "./goals";
import { dayAfter } from "./working_days";

export const GOAL_PROBLEMS = {
  goal_is_published: "This goal is published and stays as it is. End it, and publish another one.",
  goal_is_draft: "This goal is a draft. Change it or delete it instead of ending it.",
  goal_needs_why: "Say why this goal is there. A rep reads it first.",
  goal_needs_bonus: "Say what it means for the bonus, even if that is nothing.",
  goal_for_one: "A goal is for one rep, for one team or for the organization. Choose one.",
  goal_together_of_rep: "“Together” is for a team or the organization. Choose one, or take it off.",
  goal_ratio_over_100: "Of 100 conversations at most 100 become opportunities. Choose 1 to 100.",
  goal_ends_before_it_begins: "The last day is before the first. Choose a later one.",
  goal_in_the_past: "What held until yesterday stays as it was. Choose a later day.",
  goals_overlap: "Another goal for the same is in force on some of these days. End that one first.",
};

/** `field` is what to change; `other_id` is the goal in the way, for `goals_overlap`. */
export interface GoalProblem {
  readonly code: keyof typeof GOAL_PROBLEMS;
  readonly field: string;
  readonly other_id: string | null;
}

/** What keeps this draft from being published; `others` are the goals there are, itself or not. */
export function problemsOfGoal(goal: Goal, others: readonly Goal[]): GoalProblem[] {
  const found: GoalProblem[] = [];
  if (goal.state === "published") found.push(problem("goal_is_published", "state"));
  if (goal.rep_id !== null && goal.manager_id !== null) found.push(problem("goal_for_one", "manager_id"));
  if (goal.rep_id !== null && goal.together) found.push(problem("goal_together_of_rep", "together"));
  if (goal.metric === "ratio" && !(goal.target >= 1 && goal.target <= 100))
    found.push(problem("goal_ratio_over_100", "target"));
  if (!goal.why?.trim()) found.push(problem("goal_needs_why", "why"));
  if (!goal.bonus?.trim()) found.push(problem("goal_needs_bonus", "bonus"));
  if (goal.valid_to !== null && goal.valid_to < goal.valid_from)
    found.push(problem("goal_ends_before_it_begins", "valid_to"));
  return [...found, ...inTheWay(goal, goal.valid_to, others)];
}

/**
 * What keeps a published goal from ending on `validTo` (null: it goes on): yesterday at the earliest. One that has not
 * begun yet may end before its first day: so it is taken back.
 */
export function problemsOfEnd(
  goal: Goal,
  validTo: Day | null,
  others: readonly Goal[],
  today: Day,
): GoalProblem[] {
  if (goal.state !== "published") return [problem("goal_is_draft", "state")];
  const yesterday = dayAfter(today, -1);
  const isOver = goal.valid_to !== null && goal.valid_to < yesterday && validTo !== goal.valid_to;
  if (isOver || (validTo !== null && validTo < yesterday)) return [problem("goal_in_the_past", "valid_to")];
  return inTheWay(goal, validTo, others);
}

type Days = Pick<Goal, "valid_from" | "valid_to">;

/** The first published goal for the same that shares a day with this one, if it ends on `validTo`. */
function inTheWay(goal: Goal, validTo: Day | null, others: readonly Goal[]): GoalProblem[] {
  const [first] = others
    .filter(
      (other) =>
        other.id !== goal.id &&
        other.state === "published" &&
        isForTheSame(other, goal) &&
        shareADay({ valid_from: goal.valid_from, valid_to: validTo }, other),
    )
    .sort((a, b) => compare(a.valid_from, b.valid_from) || compare(a.id, b.id));
  return first ? [{ code: "goals_overlap", field: "valid_from", other_id: first.id }] : [];
}

function isForTheSame(one: Goal, other: Goal): boolean {
  return (["metric", "period", "rep_id", "manager_id", "together"] as const).every(
    (name) => one[name] === other[name],
  );
}

function problem(code: GoalProblem["code"], field: string): GoalProblem {
  return { code, field, other_id: null };
}

const FOR_GOOD = "9999-12-31";

/** Whether both are in force on some day; one that ends before it starts is in force on none. */
function shareADay(a: Days, b: Days): boolean {
  return [a, b].every((one) => [a, b].every((other) => one.valid_from <= (other.valid_to ?? FOR_GOOD)));
}
