/** Why an item was chosen, as data. Twin of server/coaching/reason.py. */
import { parseStandard, type Standard } from "./standard";

/**
 * What `reasonSentence` says, and what a focus keeps as its evidence. `missed`, `partly` and `met` count
 * interactions of the last 180 days, whose ids are `interactions`, oldest first. `seen` counts those of any age.
 */
export interface Reason {
  readonly missed: number;
  readonly partly: number;
  readonly met: number;
  readonly interactions: readonly string[];
  /** Null for an item no longer on the checklist. */
  readonly impact: number | null;
  /** The funnel level that spoke for it. */
  readonly lean: string | null;
  /** The item that came second. */
  readonly runner_up: string | null;
  readonly close_call: boolean;
  readonly seen: number;
}

/**
 * Read a focus's `evidence` back; null when it holds no reason (devices write it, so it may hold anything).
 * What is withheld from the rep (`interactions`, `runner_up`) may be absent. Other members are ignored.
 */
export function evidenceToReason(evidence: unknown): Reason | null {
  if (typeof evidence !== "object" || evidence === null) return null;
  const { missed, partly, met, seen, impact, interactions, lean, runner_up, close_call } =
    evidence as Partial<Record<keyof Reason, unknown>>;
  if (!isCount(missed) || !isCount(partly) || !isCount(met) || !isCount(seen)) return null;
  return {
    missed,
    partly,
    met,
    interactions: Array.isArray(interactions) ? interactions.map(String) : [],
    impact: isCount(impact) ? impact : null,
    lean: typeof lean === "string" ? lean : null,
    runner_up: typeof runner_up === "string" ? runner_up : null,
    close_call: close_call === true,
    seen,
  };
}

/** The standard that was agreed with a focus; null when its `evidence` holds none. */
export function standardIn(evidence: unknown): Standard | null {
  try {
    return parseStandard(String((evidence as { standard?: unknown } | null)?.standard));
  } catch {
    return null;
  }
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0;
}
