/** What is still missing in a form, said beside the field: the server says the rest. */
import { GOAL_PROBLEMS, type Goal, problemsOfEnd, problemsOfGoal } from "../../coaching";
import { goalInWords, heldInWords } from "../../parts/goal_words";
import type { GoalForm, HeldGoal } from "../../store/queries";

const FIELDS = ["target", "valid_from", "valid_to", "why", "bonus"] as const;

/** By the field, what to do. */
export type Wrong = Partial<Record<(typeof FIELDS)[number], string>>;

/** What the server says of a field, as far as the form has it. */
export function wrongIn(field: string, says: string): Wrong {
  const known = FIELDS.find((one) => one === field);
  return known ? { [known]: says } : {};
}

const MOST = Number.MAX_SAFE_INTEGER;

/** What must be right before it can be kept at all. */
export function formProblems({ target, metric, valid_from, valid_to }: GoalForm): Wrong {
  const found: Wrong = {};
  const number = Number(target);
  if (target.trim() === "" || !Number.isInteger(number) || number < 0 || number > MOST)
    found.target = "Say how many, as a whole number.";
  else if (metric === "ratio" && (number < 1 || number > 100)) found.target = "Choose 1 to 100.";
  if (!valid_from) found.valid_from = "Say from when.";
  if (valid_to && valid_to < valid_from) found.valid_to = "The last day is before the first.";
  return found;
}

/** What must be there before it is published; `others` are the goals that there are and stay as they are. */
export function readyProblems(form: GoalForm, others: readonly HeldGoal[], today: string): Wrong {
  const found = formProblems(form);
  const beside = Object.keys(found).length > 0 ? undefined : inTheWay(form, others);
  if (beside) found.valid_from = besideInWords(beside, today);
  if (!form.why.trim()) found.why = "Say why before you publish it: a rep reads that first.";
  if (!form.bonus.trim()) found.bonus = "Say what it means for the bonus before you publish it.";
  return found;
}

/** Why a published goal cannot end on this day; null: it can. `goals` are all that there are. */
export function endProblem(
  goal: HeldGoal,
  last: string,
  goals: readonly HeldGoal[],
  today: string,
): string | null {
  const [problem] = problemsOfEnd(goal, last, goals, today);
  const beside = goals.find(({ id }) => id === problem?.other_id);
  if (beside) return besideInWords(beside, today);
  return problem ? GOAL_PROBLEMS[problem.code] : null;
}

function besideInWords(beside: HeldGoal, today: string): string {
  return `There is a goal for the same then: ${goalInWords(beside)}, ${heldInWords(beside, today)}. End that one first.`;
}

function inTheWay(form: GoalForm, others: readonly HeldGoal[]): HeldGoal | undefined {
  const { target, valid_to, ...same } = form;
  const draft: Goal = { ...same, target: Number(target), valid_to: valid_to || null, state: "draft" };
  const problem = problemsOfGoal(draft, others).find(({ other_id }) => other_id !== null);
  return others.find(({ id }) => id === problem?.other_id);
}
