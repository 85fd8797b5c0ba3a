/** Asking the server what a team did in a stretch; the answer is kept on this device. */
import type { Phone } from "../store/phone";
import { type Figures, type FiguresAsked, figuresKey } from "../store/queries";
import type { Connection } from "./connection";
import { NoAnswer } from "./no_answer";

/** Why there are no newer figures: `refused` when the days are none, or the team is not this person's. */
export type WhyNoFigures = "offline" | "signed_out" | "refused" | "trouble";

/** Fetch and keep them; gives why not, or null when they are here. */
export async function fetchFigures(
  phone: Phone,
  connection: Connection,
  asked: FiguresAsked,
): Promise<WhyNoFigures | null> {
  const { managerId, from, to } = asked;
  const query = new URLSearchParams({ from, to, ...(managerId ? { manager_id: managerId } : {}) });
  try {
    const answer = await connection.at(phone.me, "GET", `/api/goals/chain?${query}`);
    const { counts, reps } = answer as Pick<Figures, "counts" | "reps">;
    const figures: Figures = { counts, reps, at: phone.now().toISOString() };
    const row = { key: figuresKey(asked), value: JSON.stringify(figures) };
    await phone.store.surely(() => phone.store.meta.put(row));
    return null;
  } catch (failure) {
    if (!(failure instanceof NoAnswer)) return "trouble";
    const { why, detail } = failure;
    if (why === "offline" || why === "signed_out") return why;
    return detail.status && detail.status < 500 ? "refused" : "trouble";
  }
}
