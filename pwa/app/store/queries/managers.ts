/** What a director sees of the managers: that coaching happens, of whom it does not, and the effort beside the result. */
import {
  ACTIVITIES,
  type Activity,
  type ActivityFigure,
  activityFigure,
  coverage,
  type Day,
  type Debriefs,
  dayAfter,
  periodOf,
  until,
} from "../../coaching";
import { dayOf, type Phone } from "../phone";
import { type ActivityNow, activityCounted } from "./activity";
import { coaching } from "./coaching";
import { everythingDone } from "./done";
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
  const [all, counted, reps, interactions, made] = await Promise.all([
    coaching(phone),
    activityCounted(phone),
    withRole(phone.store, "rep"),
    interactionsOfAll(phone.store),
    everythingDone(phone.store),
  ]);
  const today = dayOf(phone.now());
  const quarter = until(periodOf("quarter", today), today);
  const since = dayAfter(today, -days);
  const done = interactions.flatMap(({ id }) => made.get(id) ?? []);
  const team = reps.map(({ id, startedOn }) => ({ rep_id: id, started_on: startedOn }));
  const seen = new Map(coverage(team, done, today).map((one) => [one.rep_id, one.seen_on]));
  return all.managers.map(({ manager, debriefs, late }) => {
    const { manager: asked, done: theirs, now } = counted(manager.id);
    const team = reps.filter(({ managerIds }) => managerIds.includes(manager.id));
    const months = all.byManager.find(({ key }) => key === manager.id)?.months.slice(-MONTHS) ?? [];
    const effort = ACTIVITIES.map((one) => [one, activityFigure(one, asked, theirs, quarter)] as const);
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
