/** What a team did in a stretch, as the server counts it: only it has the calls of everybody. */
import type { ChainCounts, Day } from "../../coaching";
import type { Question } from "../answers";

export interface FiguresAsked {
  /** Of this manager's team; null: of all whom this person may see. */
  readonly managerId: string | null;
  readonly from: Day;
  readonly to: Day;
}

export interface Figures {
  readonly counts: ChainCounts;
  readonly reps: number;
}

/** What this team did in these days. */
export function figuresQuestion({ managerId, from, to }: FiguresAsked): Question<Figures> {
  const query = new URLSearchParams({ from, to, ...(managerId ? { manager_id: managerId } : {}) });
  return { path: `/api/goals/chain?${query}`, field: "counts", asOf: to };
}
