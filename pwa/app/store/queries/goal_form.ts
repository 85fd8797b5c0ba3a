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

/** What is kept under this name; null when nothing is. */
export async function goalForm(store: PhoneStore, name: string): Promise<GoalForm | null> {
  const kept = await store.meta.get(`goal_form:${name}`);
  return kept ? (JSON.parse(kept.value) as GoalForm) : null;
}
