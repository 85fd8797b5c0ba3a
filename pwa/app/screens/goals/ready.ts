/** What is still missing in a form, said beside the field: the server says the rest. */
import type { GoalForm } from "../../store/queries";

/** By the field, what to do. */
export type Wrong = Record<string, string>;

const MOST = Number.MAX_SAFE_INTEGER;

/** What must be right before it can be kept at all. */
export function formProblems({ target, metric, valid_from, valid_to }: GoalForm): Wrong {
  const found: Wrong = {};
  const number = Number(target);
  if (target.trim() === "" || !Number.isInteger(number) || number < 0 || number > MOST)
    found["target"] = "Say how many, as a whole number.";
  else if (metric === "ratio" && (number < 1 || number > 100)) found["target"] = "Choose 1 to 100.";
  if (!valid_from) found["valid_from"] = "Say from when.";
  if (valid_to && valid_to < valid_from) found["valid_to"] = "The last day is before the first.";
  return found;
}

/** What must be there before it is published. */
export function readyProblems(form: GoalForm): Wrong {
  const found = formProblems(form);
  if (!form.why.trim()) found["why"] = "Say why before you publish it: a rep reads that first.";
  if (!form.bonus.trim()) found["bonus"] = "Say what it means for the bonus before you publish it.";
  return found;
}
