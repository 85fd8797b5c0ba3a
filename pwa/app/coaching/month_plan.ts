/** Which ride-alongs to plan in what is left of a month: as many as the target asks for, spread, with those who need it. */
import { compare, type Day } from "./evidence";
import { isThere, type Presence, type Stretch, type WorkingCalendar, workingDays } from "./working_days";

export interface MonthToPlan {
  readonly today: Day;
  /** The whole month; one that is over gets no suggestion. */
  readonly month: Stretch;
  readonly calendar: WorkingCalendar;
  /** How many field days the month asks for; null: nobody set a target. */
  readonly target: number | null;
  /** The ride-alongs that were had in the month, and those that are planned from today on. */
  readonly taken: readonly { readonly rep_id: string; readonly on: Day }[];
  /** Who is asked for most at the front. */
  readonly reps: readonly { readonly rep_id: string; readonly presence: Presence }[];
}

export interface Suggested {
  readonly on: Day;
  readonly rep_id: string;
}

/**
 * In the order of the days. As many days as the target misses, evenly over the working days that are left, free, and not
 * everybody's day away; each goes to whoever had the fewest this month and is there, of several to the one in front. So
 * nobody has a second before everybody had a first. Without a target: one for each rep with whom none was had or is
 * planned, on another day where they are away.
 */
export function monthPlan({ today, month, calendar, target, taken, reps }: MonthToPlan): Suggested[] {
  const busy = new Set(taken.map(({ on }) => on));
  const times = new Map(reps.map(({ rep_id }) => [rep_id, 0]));
  for (const { rep_id } of taken) times.set(rep_id, (times.get(rep_id) ?? 0) + 1);
  const asked = target === null ? reps.filter(({ rep_id }) => times.get(rep_id) === 0) : reps;
  const first = today > month.first ? today : month.first;
  const free = workingDays(calendar, { first, last: month.last }).filter(
    (day) => !busy.has(day) && asked.some(({ presence }) => isThere(presence, day)),
  );
  const missing = target === null ? asked.length : Math.max(0, target - busy.size);
  const found: Suggested[] = [];
  const give = (on: Day, to: typeof reps) => {
    const there = to.filter(({ presence }) => isThere(presence, on));
    const [next] = there.sort((a, b) => (times.get(a.rep_id) ?? 0) - (times.get(b.rep_id) ?? 0));
    if (!next) return;
    times.set(next.rep_id, (times.get(next.rep_id) ?? 0) + 1);
    found.push({ on, rep_id: next.rep_id });
  };
  const without = () => asked.filter(({ rep_id }) => times.get(rep_id) === 0);
  for (const on of spread(free, missing)) give(on, target === null ? without() : asked);
  if (target === null) for (const on of free) if (!found.some((one) => one.on === on)) give(on, without());
  return found.sort((a, b) => compare(a.on, b.on));
}

/** So many of these days, as far from each other as they can be; all of them when there are no more. */
function spread(days: readonly Day[], count: number): Day[] {
  if (count >= days.length) return [...days];
  return Array.from(
    { length: count },
    (_, nth) => days[Math.floor(((2 * nth + 1) * days.length) / (2 * count))] as Day,
  );
}
