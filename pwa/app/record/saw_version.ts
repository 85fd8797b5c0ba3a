/** A person has seen what a new version of the checklist changed: this phone says no more of it. */
import type { Phone } from "../store/phone";

export async function sawVersion({ store }: Phone, checklistId: string): Promise<void> {
  await store.surely(() => store.meta.put({ key: `seen:${checklistId}`, value: "read" }));
}
