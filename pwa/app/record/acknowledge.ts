/** A rep has read a goal and why it is so: once for each goal, and the manager sees when. */
import type { Phone } from "../store/phone";
import { acknowledgmentId } from "./ids";
import { write } from "./write";

export function acknowledgeGoal(phone: Phone, goalId: string): Promise<void> {
  const { id: repId } = phone.me;
  return write(phone, ["acknowledgment"], async (pen) => {
    const id = acknowledgmentId(goalId, repId);
    const there = await pen.row("acknowledgment", id);
    if (there && !there.deleted) return;
    await pen.set("acknowledgment", id, {
      goal_id: goalId,
      rep_id: repId,
      read_at: phone.now().toISOString(),
    });
  });
}
