/**
 * How likely an item is met, as of each interaction in which it was rated, and how sure that is. Only drawn, never
 * decided by: the one thing is chosen by the miss rate alone.
 */
import { evidenceOf, type Mark, missRate } from "./evidence";

/** All three are shares, 0-1: the expected one, and the middle 80 % of what it may be. */
export interface Expected {
  readonly mark: Mark;
  readonly rate: number;
  readonly low: number;
  readonly high: number;
}

const SHARE = 0.8;
const SLICES = 2000;

/** The course of one item: for each of its marks (oldest first) what was to be expected on that mark's date. */
export function expectedCourse(marks: readonly Mark[]): Expected[] {
  return marks.map((mark, index) => {
    const evidence = evidenceOf(marks.slice(0, index + 1), mark.occurred_on);
    const met = evidence.weight - evidence.misses + 1;
    const [low, high] = betaInterval(met, evidence.misses + 1, SHARE);
    return { mark, rate: 1 - missRate(evidence), low, high };
  });
}

/**
 * The central interval that holds `share` (0-1) of a Beta distribution with a, b >= 1, to about 0.001. Its density
 * is summed in 2,000 slices and scaled by their sum, so that no gamma function is needed.
 */
export function betaInterval(a: number, b: number, share: number): [number, number] {
  if (!(a >= 1 && b >= 1 && share > 0 && share < 1))
    throw new RangeError(`No interval: ${a}, ${b}, ${share}`);
  const logs = Array.from({ length: SLICES }, (_, nth) => {
    const x = (nth + 0.5) / SLICES;
    return (a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x);
  });
  const most = Math.max(...logs); // so that a large a or b does not become 0 everywhere
  const slices = logs.map((log) => Math.exp(log - most));
  const whole = slices.reduce((sum, slice) => sum + slice, 0);
  const tail = (whole * (1 - share)) / 2;
  return [quantile(slices, tail), quantile(slices, whole - tail)];
}

/** Where the sum of the slices comes to `sum`, 0-1. */
function quantile(slices: readonly number[], sum: number): number {
  let left = sum;
  for (const [nth, slice] of slices.entries()) {
    if (slice >= left) return (nth + left / slice) / SLICES;
    left -= slice;
  }
  return 1;
}
