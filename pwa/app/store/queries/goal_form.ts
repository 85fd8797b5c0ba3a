/** What was written of a goal and not sent. */
import type { Goal } from "../../coaching";
import type { PhoneStore } from "../database";

/** The fields as they stand in the editor; `id` is the goal's, from its first word on. */
export interface GoalForm {
  readonly id: string;
  readonly rep_id: string | null;
  readonly manager_id: string | null;
  readonly together: boolean;
  readonly metric: Goal["metric"];
  readonly period: Goal["period"];
  /** As typed. */
  readonly target: string;
  readonly valid_from: string;
  /** Empty: until another one follows. */
  readonly valid_to: string;
  readonly why: string;
  readonly bonus: string;
}

/** A form that was begun: as it is written, and what it said before the first word. */
export interface BegunForm {
  readonly form: GoalForm;
  readonly from: GoalForm;
}

/** Under what the phone keeps it. */
export function formKey(name: string): string {
  return `begun_goal:${name}`;
}

/**
 * What is kept under this name; null when nothing is, or when a new goal has come of it: its answer was lost, and who
 * sets another one must not write on that. A draft's form goes by the draft's id.
 */
export async function goalForm(store: PhoneStore, name: string): Promise<BegunForm | null> {
  const kept = await store.meta.get(formKey(name));
  if (!kept) return null;
  const begun = JSON.parse(kept.value) as BegunForm;
  const isSet = name !== begun.form.id && (await store.rows("goal").get(begun.form.id)) !== undefined;
  return isSet ? null : begun;
}

/** Whether the draft that it was begun on says something else by now, and not what is written either. */
export function isOutrun({ form, from }: BegunForm, draft: GoalForm): boolean {
  return !isSame(from, draft) && !isSame(form, draft);
}

/** Field by field. */
export function isSame(one: GoalForm, other: GoalForm): boolean {
  return (Object.keys(one) as (keyof GoalForm)[]).every((field) => one[field] === other[field]);
}
