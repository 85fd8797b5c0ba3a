/**
 * The goal calculator: from opportunities down to conversations, calls and e-mails, step by step. Twin of
 * server/coaching/goal_chain.py. Each step divides by what really happened in a stretch, and is rounded up, so that a rep
 * can follow it with a pencil: 18 opportunities ÷ 11 of 50 conversations = 82 conversations.
 */
export type ChainMetric = "opportunities" | "conversations" | "calls" | "emails";

/** The team's, over one stretch; null or missing: not known. */
export type ChainCounts = Partial<Record<ChainMetric, number | null>>;

/** `results` came of `tries`: 36 opportunities of 100 conversations. Both at least 1. */
export interface Rate {
  readonly results: number;
  readonly tries: number;
}

/**
 * How many of `metric` are needed for so many (`wanted`) of `result`. `rate` is what was counted, also when it is too
 * little to tell, or what was assumed. `needed` is null when there is nothing to divide by: `too_few` and `not_known` ask
 * for a ratio to assume, `waits` for the step before it.
 */
export interface Step {
  readonly metric: ChainMetric;
  readonly result: ChainMetric;
  readonly wanted: number | null;
  readonly rate: Rate | null;
  readonly needed: number | null;
  readonly status: "real" | "assumed" | "too_few" | "not_known" | "waits";
}

/** From how many results on a ratio is told from what happened (a choice: then one more moves it by a fifth). */
const ENOUGH = 5;
/** And from how many conversations. */
const ENOUGH_CONVERSATIONS = 20;
const STEPS = [
  ["conversations", "opportunities"],
  ["calls", "conversations"],
  ["emails", "conversations"],
] as const;

/**
 * The steps from a goal of `opportunities` down; a goal of 0 needs nothing. `assumed` holds, by the metric that is needed,
 * a rate to take instead of what was counted.
 */
export function goalChain(
  opportunities: number,
  counts: ChainCounts,
  assumed: Partial<Record<ChainMetric, Rate>> = {},
): Step[] {
  const wanted: ChainCounts = { opportunities };
  return STEPS.map(([metric, result]) => {
    const step = stepOf(metric, result, wanted[result] ?? null, counts, assumed[metric] ?? null);
    wanted[metric] = step.needed;
    return step;
  });
}

function stepOf(
  metric: ChainMetric,
  result: ChainMetric,
  wanted: number | null,
  counts: ChainCounts,
  assumed: Rate | null,
): Step {
  const results = counts[result] ?? null;
  const tries = counts[metric] ?? null;
  const rate = results === null || tries === null ? null : { results, tries };
  const step = { metric, result, wanted, rate, needed: null };
  if (assumed) return { ...step, rate: assumed, needed: neededFor(wanted, assumed), status: "assumed" };
  if (wanted === null) return { ...step, status: "waits" };
  if (rate === null) return { ...step, status: "not_known" };
  const held = counts.conversations ?? 0;
  if (rate.results < ENOUGH || rate.tries === 0 || held < ENOUGH_CONVERSATIONS)
    return { ...step, status: "too_few" };
  return { ...step, needed: neededFor(wanted, rate), status: "real" };
}

function neededFor(wanted: number | null, { results, tries }: Rate): number | null {
  if (wanted === null) return null;
  return Number((BigInt(wanted) * BigInt(tries) + BigInt(results) - 1n) / BigInt(results));
}
