/** What somebody writes of a goal before it is sent: kept on this device while it is written, through any reload. */
import type { Phone } from "../store/phone";
import { type BegunForm, formKey } from "../store/queries";

export async function keepForm({ store }: Phone, name: string, begun: BegunForm): Promise<void> {
  await store.surely(() => store.meta.put({ key: formKey(name), value: JSON.stringify(begun) }));
}

export async function forgetForm({ store }: Phone, name: string): Promise<void> {
  await store.surely(() => store.meta.delete(formKey(name)));
}
