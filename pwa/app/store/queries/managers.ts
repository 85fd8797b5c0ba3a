/** What a director sees of the managers: that coaching happens, of whom it does not, and the effort beside the result. */
import {
  ACTIVITIES,
  type Activity,
  type ActivityFigure,
  activityFigure,
  type Day,
  type Debriefs,
  dayAfter,
  periodOf,
  until,
} from "../../coaching";
import { dayOf, type Phone } from "../phone";
import { type ActivityNow, activityCounted } from "./activity";
import { coaching } from "./coaching";
import { interactionsOfAll } from "./interactions";
import { type Person, withRole } from "./people";

export interface NotSeen {
  readonly rep: Person;
  /** Null: never. */
  readonly seenOn: Day | null;
}

export interface Managed {
  readonly manager: Person;
  readonly activity: ActivityNow;
  /** Of the last 30 days. */
  readonly debriefs: Debriefs;
  /** Waiting for more than a day now. */
  readonly late: number;
  /** One things they agreed on that were reached, this month and the two before. */
  readonly reached: number;
  readonly reps: number;
  /** The reps of the team with whom nobody rode along, and of whom nobody critiqued anything, the longest first. */
  readonly notSeen: readonly NotSeen[];
  /** What they did since the quarter began, against what was due by today. */
  readonly effort: Readonly<Record<Activity, ActivityFigure>>;
}

const MONTHS = 3;

/** Each manager, by name. `days`: for so many a rep was not seen. */
export async function managed(phone: Phone, days: number): Promise<Managed[]> {
  const [all, counted, reps, interactions] = await Promise.all([
    coaching(phone),
    activityCounted(phone),
    withRole(phone.store, "rep"),
    interactionsOfAll(phone.store),
  ]);
  const today = dayOf(phone.now());
  const quarter = until(periodOf("quarter", today), today);
  const since = dayAfter(today, -days);
  const seen = new Map(interactions.map(({ repId, occurredOn }) => [repId, occurredOn] as const).reverse());
  return all.managers.map(({ manager, debriefs, late }) => {
    const { manager: asked, done, now } = counted(manager.id);
    const team = reps.filter(({ managerIds }) => managerIds.includes(manager.id));
    const months = all.byManager.find(({ key }) => key === manager.id)?.months.slice(-MONTHS) ?? [];
    const effort = ACTIVITIES.map((one) => [one, activityFigure(one, asked, done, quarter)] as const);
    return {
      manager,
      activity: now,
      debriefs,
      late,
      reached: months.reduce((sum, { reached }) => sum + reached, 0),
      reps: team.length,
      notSeen: team
        .map((rep) => ({ rep, seenOn: seen.get(rep.id) ?? null }))
        .filter(({ seenOn }) => seenOn === null || seenOn <= since)
        .sort((a, b) => (a.seenOn ?? "").localeCompare(b.seenOn ?? "")),
      effort: Object.fromEntries(effort) as Record<Activity, ActivityFigure>,
    };
  });
}
