/**
 * Whether too few conversations become opportunities, or too few were held to tell. Twin of server/coaching/ratio.py.
 *
 * Wilson's score interval at 90 % (E. B. Wilson, 1927): a share π is within the interval around x of n when
 * (x/n - π)² ≤ z² π (1 - π) / n. That is asked in whole numbers, so that no language rounds it otherwise.
 */
import type { Fraction } from "./fraction";

export type RatioStatus = "low" | "fine" | "too_few";

/** Percent with one decimal, rounded outwards: the true share may be anywhere from `low` to `high`. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

const Z_SQUARED = 2706n; // of the 90 % interval: 1.645², in thousandths
const TENTHS = 1000; // a bound is told in tenths of a percent

/**
 * Where the true share may lie after `have` of `of`; what is unchecked may have become one too. More than all counts as
 * all. Of none nothing is known: 0 to 100 %.
 */
export function interval(have: number, of: number, unchecked = 0): Interval {
  if (of <= 0) return { low: 0, high: 100 };
  const lowest = Math.min(have, of);
  const highest = Math.min(have + unchecked, of);
  let low = Math.ceil((lowest * TENTHS) / of) - 1;
  while (low > 0 && distance(lowest, of, tenths(low)) < 0n) low--;
  let high = Math.floor((highest * TENTHS) / of) + 1;
  while (high < TENTHS && distance(highest, of, tenths(high)) < 0n) high++;
  return { low: Math.max(low, 0) / 10, high: Math.min(high, TENTHS) / 10 };
}

/** `fine`: the share reaches the goal (a share, as 9/25); `low`: even the upper bound is under it. */
export function ratioStatus(have: number, of: number, goal: Fraction, unchecked = 0): RatioStatus {
  if (of <= 0) return "too_few";
  if (reaches(have, of, goal)) return "fine";
  const highest = Math.min(have + unchecked, of);
  return !reaches(highest, of, goal) && distance(highest, of, goal) > 0n ? "low" : "too_few";
}

function reaches(have: number, of: number, { part, whole }: Fraction): boolean {
  return BigInt(have) * whole >= part * BigInt(of);
}

/** Positive outside the interval around `have` of `of`, 0 at its bounds, negative within. */
function distance(have: number, of: number, { part, whole }: Fraction): bigint {
  const off = BigInt(have) * whole - part * BigInt(of);
  return 1000n * off * off - Z_SQUARED * BigInt(of) * part * (whole - part);
}

function tenths(share: number): Fraction {
  return { part: BigInt(share), whole: BigInt(TENTHS) };
}
