/** Whether an opportunity meets a criterion, marked by hand: it wins over the rule. */
import type { Phone } from "../store/phone";
import { markId } from "./ids";
import { write, writeTap } from "./write";

/** Mark an opportunity, or a conversation that became one. */
export function mark(phone: Phone, aboutId: string, criterionId: string, met: boolean): Promise<void> {
  const id = markId(aboutId, criterionId);
  return writeTap(
    phone,
    ["mark"],
    async (pen) => {
      const known = await pen.row("mark", id);
      const made = known && !known.deleted ? {} : { about_id: aboutId, criterion_id: criterionId };
      await pen.set("mark", id, { ...made, met });
    },
    { ahead: [{ kind: "mark", id }] },
  );
}

/** Take the mark back: the rule decides again, or nobody has looked at it. */
export function unmark(phone: Phone, aboutId: string, criterionId: string): Promise<void> {
  return write(phone, ["mark"], (pen) => pen.remove("mark", markId(aboutId, criterionId)));
}
