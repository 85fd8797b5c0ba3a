/** A rep's conversations, counted with one tap where no other system does; and what they note of them. */
import type { Fields } from "../store/kinds";
import { dayOf, type Phone } from "../store/phone";
import { newId } from "./ids";
import { write } from "./write";

/** What a rep says of a conversation. */
export type Told = Omit<Fields["conversation"], "rep_id" | "source_id" | "outcome">;

/** I had a conversation today. Gives its id, when it is kept. */
export async function hadConversation(phone: Phone): Promise<string> {
  const now = phone.now();
  const id = newId(now);
  await write(phone, ["conversation"], (pen) =>
    pen.set("conversation", id, { rep_id: phone.me.id, held_on: dayOf(now) }),
  );
  return id;
}

/** Say more of it: an empty text takes back what was said. */
export function tellConversation(phone: Phone, id: string, told: Partial<Told>): Promise<void> {
  const fields = Object.fromEntries(
    Object.entries(told).map(([field, value]) => [
      field,
      typeof value === "string" ? value.trim() || null : value,
    ]),
  );
  return write(phone, ["conversation"], (pen) => pen.set("conversation", id, fields));
}

/** It was a slip: it goes, with what was noted of it and how it was marked. */
export function takeBackConversation(phone: Phone, id: string): Promise<void> {
  return write(phone, ["conversation", "mark"], async (pen) => {
    const marks = await phone.store.rows("mark").where("fields.about_id").equals(id).toArray();
    await pen.remove("conversation", id, Math.max(0, ...marks.map(({ version }) => version ?? 0)));
  });
}
