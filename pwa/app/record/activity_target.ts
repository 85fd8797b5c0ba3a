/** What a director asks managers to do themselves. What was set before stays as it was on its days. */
import type { Activity } from "../coaching";
import type { Phone } from "../store/phone";
import { newId } from "./ids";
import { write } from "./write";

export interface AskedOfManager {
  /** Null: everybody. */
  readonly managerId: string | null;
  readonly activity: Activity;
  /** 0-1000; null: as everybody's again, or no target for anybody. */
  readonly target: number | null;
  /** YYYY-MM-DD */
  readonly from: string;
  /** 1-2000 characters. */
  readonly why: string;
}

/** Ask for this from a day on; one from that very day is changed. */
export function setActivityTarget(phone: Phone, asked: AskedOfManager): Promise<void> {
  const { managerId, activity, target, from } = asked;
  const why = asked.why.trim();
  return write(phone, ["activity_target"], async (pen) => {
    const held = await phone.store.rows("activity_target").toArray();
    const same = held.find(
      ({ deleted, fields }) =>
        !deleted &&
        fields.activity === activity &&
        fields.valid_from === from &&
        (fields.manager_id ?? null) === managerId,
    );
    if (same) return pen.set("activity_target", same.id, { target, why });
    return pen.set("activity_target", newId(phone.now()), {
      ...(managerId && { manager_id: managerId }),
      activity,
      ...(target !== null && { target }),
      valid_from: from,
      why,
    });
  });
}
