/** What is in a rep's way, from the day it is named until it is resolved. */
import type { Fields } from "../store/kinds";
import { dayOf, type Phone } from "../store/phone";
import { newId } from "./ids";
import { write } from "./write";

export type Topic = Fields["impediment"]["topic"];

/** Something is in the way; `text` of 1-2,000 characters. Rep and managers see it until it is resolved. */
export function nameImpediment(
  phone: Phone,
  repId: string,
  { text, topic }: { text: string; topic: Topic },
): Promise<void> {
  const fields = { rep_id: repId, text: text.trim(), topic, named_on: dayOf(phone.now()) };
  return write(phone, ["impediment"], (pen) => pen.set("impediment", newId(phone.now()), fields));
}

/** Say it better, or under another topic. */
export function changeImpediment(
  phone: Phone,
  id: string,
  { text, topic }: { text: string; topic: Topic },
): Promise<void> {
  return set(phone, id, { text: text.trim(), topic });
}

/** Somebody of the organization looks after it; null: nobody. */
export function assign(phone: Phone, id: string, personId: string | null): Promise<void> {
  return set(phone, id, { assigned_to: personId });
}

/** It is out of the way. `how`: in words, 0-2,000 characters. */
export function resolve(phone: Phone, id: string, how: string): Promise<void> {
  return set(phone, id, { resolved_at: phone.now().toISOString(), resolution: how.trim() || null });
}

/** It is in the way after all. */
export function openAgain(phone: Phone, id: string): Promise<void> {
  return set(phone, id, { resolved_at: null, resolution: null });
}

/** It was named by mistake. */
export function removeImpediment(phone: Phone, id: string): Promise<void> {
  return write(phone, ["impediment"], (pen) => pen.remove("impediment", id));
}

function set(phone: Phone, id: string, fields: Partial<Fields["impediment"]>): Promise<void> {
  return write(phone, ["impediment"], (pen) => pen.set("impediment", id, fields));
}
