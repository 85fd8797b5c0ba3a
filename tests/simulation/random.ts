/** Chance that can be had again: the same seed, the same numbers. */
export class Random {
  private state: number;

  /** `parts` together are the seed. */
  constructor(...parts: readonly number[]) {
    this.state = parts.reduce((hash, part) => mixed((hash ^ part) >>> 0), 0x9e3779b9);
  }

  /** A whole number from 0 to 2^32 - 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    return mixed(this.state);
  }

  /** A number from 0 to 1, which is never reached. */
  share(): number {
    return this.next() / 2 ** 32;
  }

  below(end: number): number {
    return Math.floor(this.share() * end);
  }

  /** True so often, as a share of 1. */
  happens(often: number): boolean {
    return this.share() < often;
  }

  /** One of these; undefined when there are none. */
  maybe<T>(from: readonly T[]): T | undefined {
    return from[this.below(from.length)];
  }

  /** One of these, of which there must be one. */
  one<T>(from: readonly T[]): T {
    if (from.length === 0) throw new Error("Nothing to choose from");
    return from[this.below(from.length)] as T;
  }

  /** One of the names, each as often as its weight says. */
  weighed<T extends string>(weights: Partial<Record<T, number>>): T {
    const entries = Object.entries(weights) as [T, number][];
    let left = this.share() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [name, weight] of entries) {
      left -= weight;
      if (left < 0) return name;
    }
    return (entries.at(-1) as [T, number])[0];
  }
}

function mixed(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

let chance = new Random(0);

/** From now on the app's own random ids come from here. */
export function idsComeFrom(random: Random): void {
  chance = random;
}

/** Let `crypto` draw from the seed, in the whole process. */
export function seedCrypto(): void {
  const fill = <T extends ArrayBufferView | null>(into: T): T => {
    const bytes = into as unknown as Uint8Array;
    for (let at = 0; at < bytes.length; at++) bytes[at] = chance.below(256);
    return into;
  };
  const uuid = () => {
    const hex = Array.from(fill(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
  };
  Object.defineProperty(globalThis.crypto, "getRandomValues", { value: fill });
  Object.defineProperty(globalThis.crypto, "randomUUID", { value: uuid });
}
