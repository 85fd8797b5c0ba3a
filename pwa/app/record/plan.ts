/** Planning ride-alongs. */
import type { Phone } from "../store/phone";
import { newId } from "./ids";
import { write } from "./write";

export interface PlanMade {
  readonly repId: string;
  /** RFC 3339. */
  readonly plannedFor: string;
  /** 0-200 characters. */
  readonly customer: string;
}

/** Plan ride-alongs; all of them, or none. */
export function planRides(phone: Phone, made: readonly PlanMade[]): Promise<void> {
  return write(phone, ["plan"], async (pen) => {
    for (const { repId, plannedFor, customer } of made) {
      const named = customer.trim() ? { customer: customer.trim() } : {};
      await pen.set("plan", newId(phone.now()), { rep_id: repId, planned_for: plannedFor, ...named });
    }
  });
}

/** It is at another time, or with another customer. */
export function changePlan(
  phone: Phone,
  planId: string,
  { plannedFor, customer }: Omit<PlanMade, "repId">,
): Promise<void> {
  return write(phone, ["plan"], (pen) =>
    pen.set("plan", planId, { planned_for: plannedFor, customer: customer.trim() || null }),
  );
}

/** It is not planned any more. */
export function removePlan(phone: Phone, planId: string): Promise<void> {
  return write(phone, ["plan"], (pen) => pen.remove("plan", planId));
}
