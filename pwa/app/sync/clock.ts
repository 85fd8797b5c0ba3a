/**
 * The hybrid logical clock of a device: text that sorts in the order things were done, even when the
 * phone's own clock jumps back. 15 digits of milliseconds, 5 of a counter, the device.
 */
const COUNTER_END = 99_999;

/** The next reading after `last` (null: the first), at `now` milliseconds since 1970. */
export function tick(last: string | null, now: number, node: string): string {
  if (last === null) return reading(now, 0, node);
  const [millis, counter] = last.split("-", 2).map(Number) as [number, number];
  if (now > millis) return reading(now, 0, node);
  return counter < COUNTER_END ? reading(millis, counter + 1, node) : reading(millis + 1, 0, node);
}

/** The last reading, or a later one when `heard`, another's time in milliseconds since 1970, is after it. */
export function hear(last: string | null, heard: number, node: string): string {
  return last !== null && heard <= millisOf(last) ? last : reading(heard, 0, node);
}

/** The later of two readings; null is before all. */
export function later(one: string | null, other: string | null): string | null {
  return (one ?? "") < (other ?? "") ? other : one;
}

function millisOf(at: string): number {
  return Number(at.split("-", 1)[0]);
}

function reading(millis: number, counter: number, node: string): string {
  return `${String(millis).padStart(15, "0")}-${String(counter).padStart(5, "0")}-${node}`;
}
