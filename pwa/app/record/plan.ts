/** Planning a ride-along: a rep, a time, perhaps a customer. */
import type { Phone } from "../store/phone";
import { newId } from "./ids";
import { write } from "./write";

/** Plan one; gives the plan's id. */
export async function planRideAlong(
  phone: Phone,
  repId: string,
  plannedFor: Date,
  customer: string | null = null,
): Promise<string> {
  const id = newId(phone.now());
  await write(phone, (pen) =>
    pen.set("plan", id, { rep_id: repId, planned_for: plannedFor.toISOString(), customer }),
  );
  return id;
}

/** It will not take place. */
export function cancelPlan(phone: Phone, planId: string): Promise<void> {
  return write(phone, (pen) => pen.remove("plan", planId));
}
