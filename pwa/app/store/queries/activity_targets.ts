/** What managers are asked to do themselves. */
import { ACTIVITIES, type Activity, type ActivityTarget, compare, targetOn } from "../../coaching";
import type { PhoneStore } from "../database";
import { dayOf, type Phone } from "../phone";
import { type Person, withRole } from "./people";

/** A target as it was set. */
export interface HeldTarget extends ActivityTarget {
  readonly why: string;
}

/** All targets that were ever set. */
export async function activityTargets(store: PhoneStore): Promise<HeldTarget[]> {
  const rows = (await store.rows("activity_target").toArray()).filter(({ deleted }) => !deleted);
  return rows.map(({ id, fields }) => ({
    id,
    activity: fields.activity,
    target: fields.target ?? null,
    valid_from: fields.valid_from,
    manager_id: fields.manager_id ?? null,
    why: fields.why,
  }));
}

/** What is asked of managers: of everybody, and of each who has a target of their own. */
export interface TargetsSet {
  /** By activity; null: none is set. */
  readonly everybody: Readonly<Record<Activity, StandingTarget>>;
  readonly managers: readonly {
    readonly manager: Person;
    readonly own: Readonly<Record<Activity, StandingTarget>>;
  }[];
}

/** What holds now, and what follows it. */
export interface StandingTarget {
  readonly now: HeldTarget | null;
  readonly next: HeldTarget | null;
}

/** The targets of everybody and of each manager, by name. */
export async function targetsSet(phone: Phone): Promise<TargetsSet> {
  const [managers, targets] = await Promise.all([
    withRole(phone.store, "manager"),
    activityTargets(phone.store),
  ]);
  const today = dayOf(phone.now());
  const of = (whose: string | null) => {
    const theirs = targets.filter(({ manager_id }) => manager_id === whose);
    const entries = ACTIVITIES.map((activity) => [activity, standing(theirs, activity, today)] as const);
    return Object.fromEntries(entries) as Record<Activity, StandingTarget>;
  };
  return { everybody: of(null), managers: managers.map((manager) => ({ manager, own: of(manager.id) })) };
}

function standing(theirs: readonly HeldTarget[], activity: Activity, today: string): StandingTarget {
  const coming = theirs.filter((one) => one.activity === activity && one.valid_from > today);
  coming.sort((a, b) => compare(a.valid_from, b.valid_from) || compare(b.id, a.id));
  return {
    now: targetOn(theirs, activity, theirs[0]?.manager_id ?? null, today),
    next: coming[0] ?? null,
  };
}
