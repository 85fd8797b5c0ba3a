/**
 * Who of a team was seen, when and how, and whether ride-alongs are spread over the reps. It orders a manager's own visits,
 * says nothing of who is better, and no rep sees it. The rule is told in docs/activity.md.
 */
import { type ActivityKind, type Done, doneOn, isDone } from "./activity";
import { age, compare, type Day } from "./evidence";

/** How far back ride-alongs are compared, in days. */
export const COMPARED_DAYS = 90;
/** After so many days without a ride-along or a critique a rep counts as not seen. */
export const NOT_SEEN_DAYS = 30;
/** A share is missed, or passed, by at least so many visits before anybody says so: small numbers accuse nobody. */
const AT_LEAST = 2;

export interface ToCover {
  readonly rep_id: string;
  /** Null: it is not known. */
  readonly started_on: Day | null;
}

export interface Covered {
  readonly rep_id: string;
  /** The last day on which they were seen, by kind. */
  readonly last: Readonly<Partial<Record<ActivityKind, Day>>>;
  /** The last of these; null: never. */
  readonly seen_on: Day | null;
  /** Nobody rode along and nothing was critiqued for NOT_SEEN_DAYS; not before they begin. */
  readonly not_seen: boolean;
  /** Days with a ride-along in the last COMPARED_DAYS. */
  readonly visits: number;
  /** How many it would be if they were spread evenly over the time each rep was there, rounded. */
  readonly share: number;
  /** Fewer than half, or more than one and a half times, of the even share, and two visits or more away from it. */
  readonly balance: "under" | "even" | "over";
}

/** Each rep of a team, who needs to be seen most at the front: not seen, then under-visited, then over-visited last. */
export function coverage(team: readonly ToCover[], done: readonly Done[], today: Day): Covered[] {
  const visits = new Map(team.map(({ rep_id }) => [rep_id, new Set<Day>()]));
  const last = new Map<string, Partial<Record<ActivityKind, Day>>>();
  for (const one of done) {
    const on = doneOn(one);
    if (!isDone(one) || on > today) continue;
    const theirs = last.get(one.rep_id) ?? {};
    last.set(one.rep_id, { ...theirs, [one.kind]: latest([theirs[one.kind], on]) });
    if (one.kind === "ride_along" && age(on, today) < COMPARED_DAYS) visits.get(one.rep_id)?.add(on);
  }
  const there = new Map(team.map((rep) => [rep.rep_id, daysThere(rep, today)]));
  const [all, days] = [sum([...visits.values()].map(({ size }) => size)), sum([...there.values()])];
  const covered = team.map(({ rep_id }): Covered => {
    const begun = there.get(rep_id) ?? 0;
    const [had, even] = [visits.get(rep_id)?.size ?? 0, all * begun];
    const theirs = last.get(rep_id) ?? {};
    const seen_on = latest(Object.values(theirs));
    return {
      rep_id,
      last: theirs,
      seen_on,
      not_seen: begun > 0 && (seen_on === null || age(seen_on, today) >= NOT_SEEN_DAYS),
      visits: had,
      share: days > 0 ? Math.floor((2 * even + days) / (2 * days)) : 0,
      balance: balanceOf(had * days, even, AT_LEAST * days),
    };
  });
  return covered.sort(
    (a, b) =>
      Number(b.not_seen) - Number(a.not_seen) ||
      PLACE[a.balance] - PLACE[b.balance] ||
      compare(a.seen_on ?? "", b.seen_on ?? "") ||
      compare(a.rep_id, b.rep_id),
  );
}

const PLACE = { under: 0, even: 1, over: 2 };

/** All three are multiplied by the days of the team, so that they are whole numbers. */
function balanceOf(had: number, even: number, atLeast: number): Covered["balance"] {
  if (2 * had < even && even - had >= atLeast) return "under";
  return 2 * had > 3 * even && had - even >= atLeast ? "over" : "even";
}

/** Of the days that are compared, those since the rep began, this one among them; 0 before they begin. */
function daysThere({ started_on }: ToCover, today: Day): number {
  if (started_on === null) return COMPARED_DAYS;
  return started_on > today ? 0 : Math.min(COMPARED_DAYS, age(started_on, today) + 1);
}

function latest(days: readonly (Day | undefined)[]): Day | null {
  return days.reduce<Day | null>((last, day) => (day !== undefined && day > (last ?? "") ? day : last), null);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
