/** What a team did in a stretch, as the server counted it: only it has the calls of everybody. Kept for later. */
import type { ChainCounts, Day } from "../../coaching";
import type { PhoneStore } from "../database";

export interface FiguresAsked {
  /** Of this manager's team; null: of all whom this person may see. */
  readonly managerId: string | null;
  readonly from: Day;
  readonly to: Day;
}

export interface Figures {
  readonly counts: ChainCounts;
  readonly reps: number;
  /** When they were counted. */
  readonly at: string;
}

/** The figures as they were last fetched; null: never. */
export async function figuresOf(store: PhoneStore, asked: FiguresAsked): Promise<Figures | null> {
  const kept = await store.meta.get(figuresKey(asked));
  return kept ? (JSON.parse(kept.value) as Figures) : null;
}

/** The name under which they are kept. */
export function figuresKey({ managerId, from, to }: FiguresAsked): string {
  return `figures:${managerId ?? "all"}:${from}:${to}`;
}
