/** Somebody wrote a newer value over mine: take mine back, or leave theirs. */
import { WRITTEN_KINDS } from "../store/kinds";
import type { Phone } from "../store/phone";
import { write } from "./write";

/** Write the value I lost once more, over the one that was kept. */
export async function takeBack(phone: Phone, overwrittenId: string): Promise<void> {
  const { store } = phone;
  const row = await store.surely(() => store.rows("overwritten").get(overwrittenId));
  if (!row) return;
  const { record_kind, record_id, field, lost } = row.fields;
  const kind = WRITTEN_KINDS.find((written) => written === record_kind);
  if (!kind) return;
  await write(phone, [kind], async (pen) => {
    await pen.set(kind, record_id, { [field]: lost });
    await store.meta.put({ key: `seen:${overwrittenId}`, value: "taken back" });
  });
}

/** Theirs is right: say no more of it on this phone. */
export async function leaveIt(phone: Phone, overwrittenId: string): Promise<void> {
  const { meta } = phone.store;
  await phone.store.surely(() => meta.put({ key: `seen:${overwrittenId}`, value: "left" }));
}
