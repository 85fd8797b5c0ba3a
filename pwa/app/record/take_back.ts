/** Somebody wrote a newer value over mine: take mine back, or leave theirs. */
import { isKind, type WrittenKind } from "../store/kinds";
import type { Phone } from "../store/phone";
import { write } from "./write";

/** Write the value I lost once more, over the one that was kept. */
export function takeBack(phone: Phone, overwrittenId: string): Promise<void> {
  return write(phone, async (pen) => {
    const row = await phone.store.rows("overwritten").get(overwrittenId);
    if (!row) return;
    const { record_kind, record_id, field, lost } = row.fields;
    if (!isKind(record_kind)) return;
    await pen.set(record_kind as WrittenKind, record_id, { [field]: lost });
    await phone.store.meta.put({ key: `seen:${overwrittenId}`, value: "taken back" });
  });
}

/** Theirs is right: say no more of it on this phone. */
export async function leaveIt(phone: Phone, overwrittenId: string): Promise<void> {
  await phone.store.meta.put({ key: `seen:${overwrittenId}`, value: "left" });
}
