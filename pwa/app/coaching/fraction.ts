/** Exact fractions in whole numbers of any size: what two languages cannot round differently. */
export interface Fraction {
  readonly part: bigint;
  /** Never 0 or less. */
  readonly whole: bigint;
}

export const ZERO: Fraction = { part: 0n, whole: 1n };

/** `part` ÷ `whole`, of whole numbers; `whole` is 1 or more. */
export function fraction(part: number, whole: number): Fraction {
  return { part: BigInt(part), whole: BigInt(whole) };
}

export function plus(a: Fraction, b: Fraction): Fraction {
  return { part: a.part * b.whole + b.part * a.whole, whole: a.whole * b.whole };
}

/** `b` is more than 0. */
export function over(a: Fraction, b: Fraction): Fraction {
  return { part: a.part * b.whole, whole: a.whole * b.part };
}

/** The largest whole number that is not more; for fractions of 0 or more. */
export function floored({ part, whole }: Fraction): number {
  return Number(part / whole);
}

/** The smallest whole number that is not less; for fractions of 0 or more. */
export function ceiled({ part, whole }: Fraction): number {
  return Number((part + whole - 1n) / whole);
}
