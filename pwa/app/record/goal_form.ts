/** What somebody writes of a goal before it is sent: kept on this device while it is written, through any reload. */
import type { Phone } from "../store/phone";
import type { GoalForm } from "../store/queries";

export async function keepForm({ store }: Phone, name: string, form: GoalForm): Promise<void> {
  await store.surely(() => store.meta.put({ key: `goal_form:${name}`, value: JSON.stringify(form) }));
}

export async function forgetForm({ store }: Phone, name: string): Promise<void> {
  await store.surely(() => store.meta.delete(`goal_form:${name}`));
}
