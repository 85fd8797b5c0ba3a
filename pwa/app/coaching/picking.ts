/**
 * Which recording, e-mail or notes to critique next: spread fairly over the reps, at random within each of them. Twin of
 * server/coaching/picking.py. It knows nothing of how a call went, how long it was or how large its file is, so it
 * cannot prefer anybody's best.
 */
import { age, compare, type Day } from "./evidence";

/** What waits to be critiqued. */
export interface Arrived {
  readonly id: string;
  readonly rep_id: string;
  readonly kind: string;
}

/** What is known of one rep. */
export interface Critiqued {
  readonly rep_id: string;
  /** How many more looks their focus needs to reach its standard; 0 without one. */
  readonly looks: number;
  /** Those in which the focus can be seen. */
  readonly kinds: readonly string[];
  /** The local date on which something of theirs was critiqued last; null for never. */
  readonly critiqued_on: Day | null;
}

/** One that was picked, and why, as data. */
export interface Picked {
  readonly id: string;
  readonly rep_id: string;
  /** The one thing needs `looks` more looks; nothing of theirs was critiqued, ever or for `days`; or chance alone. */
  readonly why: "focus" | "never" | "long_ago" | "random";
  readonly looks: number;
  readonly days: number | null;
  /** Among how many of the rep's that wait. */
  readonly of: number;
}

/** Nothing of a rep was critiqued for so many days: that is why theirs is picked. */
const LONG_DAYS = 28;
const NEVER_DAYS = 1_000_000; // longer ago than any day

/**
 * All that waits of these reps, what to critique first at the front. In rounds: nobody's second comes before everybody's
 * first. In each the rep of whom nothing was critiqued for longest is first; a day counts twice while their focus needs
 * looks, and then they have a second one in the round. Within a rep those in which the focus can be seen are first, and
 * else chance decides. The same `seed` (a manager and a day) gives the same order.
 */
export function pick(
  waiting: Iterable<Arrived>,
  reps: Iterable<Critiqued>,
  today: Day,
  seed: string,
): Picked[] {
  const known = new Map([...reps].map((rep) => [rep.rep_id, rep]));
  const heaps = new Map<Critiqued, Arrived[]>();
  for (const one of waiting) {
    const rep = known.get(one.rep_id);
    if (rep) heaps.set(rep, [...(heaps.get(rep) ?? []), one]);
  }
  const turns = [...heaps].map(([rep, heap]) => new Turns(rep, heap, today, seed)).sort(inTurn);
  const picked: Picked[] = [];
  while (turns.some(({ left }) => left.length > 0)) {
    for (const turn of turns) if (turn.left.length > 0) picked.push(turn.take());
    for (const turn of turns) if (turn.showsFocus) picked.push(turn.take());
  }
  return picked;
}

/** What waits of one rep, in the order in which it is taken. */
class Turns {
  readonly left: Arrived[];
  readonly days: number | null;
  /** How long they have waited: a day counts twice while their focus needs looks. */
  readonly waited: number;
  readonly needed: boolean;
  readonly lot: number;
  private readonly of: number;
  private looks: number;

  constructor(
    readonly rep: Critiqued,
    heap: readonly Arrived[],
    today: Day,
    seed: string,
  ) {
    this.of = heap.length;
    this.looks = rep.looks;
    this.days = rep.critiqued_on === null ? null : age(rep.critiqued_on, today);
    const lots = new Map(heap.map(({ id }) => [id, chance(seed, id)]));
    this.left = [...heap].sort(
      (a, b) =>
        Number(this.shows(b)) - Number(this.shows(a)) ||
        (lots.get(a.id) ?? 0) - (lots.get(b.id) ?? 0) ||
        compare(a.id, b.id),
    );
    this.needed = this.showsFocus;
    this.waited = ((this.days ?? NEVER_DAYS) + 1) * (this.needed ? 2 : 1);
    this.lot = chance(seed, rep.rep_id);
  }

  /** The next of theirs can show the focus, which still needs a look. */
  get showsFocus(): boolean {
    return this.left[0] !== undefined && this.shows(this.left[0]);
  }

  /** The next of theirs; there must be one. */
  take(): Picked {
    const why = this.showsFocus ? "focus" : this.whyWithoutFocus();
    const { id } = this.left.shift() as Arrived;
    if (why === "focus") this.looks -= 1;
    const looks = why === "focus" ? this.rep.looks : 0;
    return { id, rep_id: this.rep.rep_id, why, looks, days: this.days, of: this.of };
  }

  private shows({ kind }: Arrived): boolean {
    return this.looks > 0 && this.rep.kinds.includes(kind);
  }

  private whyWithoutFocus(): Picked["why"] {
    if (this.days === null) return "never";
    return this.days >= LONG_DAYS ? "long_ago" : "random";
  }
}

function inTurn(a: Turns, b: Turns): number {
  return (
    b.waited - a.waited ||
    Number(b.needed) - Number(a.needed) ||
    a.lot - b.lot ||
    compare(a.rep.rep_id, b.rep.rep_id)
  );
}

/** A number below 2^32, the same on every device: FNV-1a, mixed as MurmurHash3 ends. */
export function chance(seed: string, what: string): number {
  let mixed = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(`${seed}/${what}`)) mixed = Math.imul(mixed ^ byte, 0x01000193);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
