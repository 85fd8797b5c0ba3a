/** What managers do themselves, counted from what this phone has of interactions, and the server alone has of their own. */
import {
  ACTIVITIES,
  type Activity,
  type ActivityFigure,
  type ActivityTarget,
  activityFigure,
  type CountedManager,
  compare,
  type Done,
  isLate,
  leftThisWeek,
  medianMinutes,
  notesMissing,
  PERIOD_OF,
  type Period,
  periodOf,
  periodsUntil,
  targetOn,
  type WorkingCalendar,
} from "../../coaching";
import { answerKept } from "../answers";
import { dayOf, type Phone } from "../phone";
import { activityTargets, type HeldTarget } from "./activity_targets";
import { elsewhereQuestion, everythingDone } from "./done";
import { type Interaction, interactionsOfAll } from "./interactions";
import { type Person, person, withRole } from "./people";
import { calendarOf } from "./rhythm";

/** How one activity stands in the period of its targets. */
export interface Progress {
  readonly activity: Activity;
  readonly now: ActivityFigure;
  /** How much of it falls on the rest of this week. */
  readonly left: number;
}

export interface ActivityNow {
  readonly progress: readonly Progress[];
  readonly debriefsWaiting: number;
  /** Of these, finished more than a day ago. */
  readonly debriefsLate: number;
  /** The median from finished to talked through, of what began this month; null when nothing was. */
  readonly minutesToDebrief: number | null;
}

/** Period by period, the oldest first. */
export type Course = Readonly<Record<Activity, readonly ActivityFigure[]>>;

/** How many periods a history goes back. */
const AS_FAR_AS = 12;

/** How this manager stands now. */
export async function activityOf(phone: Phone, managerId: string): Promise<ActivityNow> {
  return nowOf((await counting(phone))(managerId), phone);
}

/** Every manager's activity, by name: what a director sees. */
export async function activityOfManagers(
  phone: Phone,
): Promise<{ manager: Person; activity: ActivityNow }[]> {
  const [managers, counted] = await Promise.all([withRole(phone.store, "manager"), counting(phone)]);
  return managers.map((manager) => ({ manager, activity: nowOf(counted(manager.id), phone) }));
}

export interface ActivityHistory {
  readonly manager: Person;
  readonly now: ActivityNow;
  readonly course: Course;
  /** The targets in force today. */
  readonly targets: readonly HeldTarget[];
  /** The reps of whom call notes are still to be audited this month, by name. */
  readonly notesMissing: readonly string[];
  /** The manager's interactions that were not talked through, the oldest first, each with who the rep is. */
  readonly waiting: readonly (Interaction & { readonly repName: string })[];
}

/** How this manager stands, and stood in the periods before; null when there is no such manager. */
export async function activityHistory(
  phone: Phone,
  managerId: string,
  by: Period,
): Promise<ActivityHistory | null> {
  const manager = await person(phone.store, managerId);
  if (!manager || manager.role === "rep") return null;
  const counted = (await counting(phone))(managerId);
  const reps = new Map((await withRole(phone.store, "rep")).map(({ id, name }) => [id, name]));
  const periods = periodsUntil(by, dayOf(phone.now()), AS_FAR_AS);
  const course = ACTIVITIES.map((activity) => [
    activity,
    periods.map((stretch) => activityFigure(activity, counted.manager, counted.done, stretch)),
  ]);
  const waiting = counted.interactions
    .filter(({ state }) => state === "finished")
    .map((one) => ({ ...one, repName: reps.get(one.repId) ?? "Somebody who left" }));
  const day = dayOf(phone.now());
  const targets = ACTIVITIES.map((one) => targetOn(counted.targets, one, managerId, day));
  return {
    manager,
    now: nowOf(counted, phone),
    targets: targets.filter((one) => one !== null),
    course: Object.fromEntries(course) as Course,
    notesMissing: [...notesMissing(counted.manager, counted.done, periodOf(PERIOD_OF.call_notes, day)).keys()]
      .flatMap((id) => reps.get(id) ?? [])
      .sort(compare),
    waiting: waiting.reverse(),
  };
}

interface Counted {
  readonly manager: CountedManager;
  readonly targets: readonly HeldTarget[];
  readonly done: readonly Done[];
  /** The newest first. */
  readonly interactions: readonly Interaction[];
}

/** What counts, and how they stand; read once, asked by manager. */
export async function activityCounted(
  phone: Phone,
): Promise<(managerId: string) => Pick<Counted, "manager" | "done"> & { readonly now: ActivityNow }> {
  const counted = await counting(phone);
  return (managerId) => {
    const found = counted(managerId);
    return { ...found, now: nowOf(found, phone) };
  };
}

/** What counts; read once, asked by manager. */
async function counting(phone: Phone): Promise<(managerId: string) => Counted> {
  const { store, me } = phone;
  const [reps, targets, calendar, interactions, done, kept] = await Promise.all([
    withRole(store, "rep"),
    activityTargets(store),
    calendarOf(phone),
    interactionsOfAll(store),
    everythingDone(store),
    answerKept(store, elsewhereQuestion(me.id)),
  ]);
  const elsewhere = (kept?.answer.elsewhere ?? [])
    .filter(({ id }) => !done.has(id))
    .map((one): Done => ({ ...one, rated: true }));
  return (managerId) => {
    const theirs = interactions.filter((one) => (one.managerId ?? me.id) === managerId);
    return {
      manager: managerOf(managerId, reps, targets, calendar),
      targets,
      done: [...theirs.flatMap(({ id }) => done.get(id) ?? []), ...(managerId === me.id ? elsewhere : [])],
      interactions: theirs,
    };
  };
}

function managerOf(
  id: string,
  reps: readonly Person[],
  targets: readonly ActivityTarget[],
  calendar: WorkingCalendar,
): CountedManager {
  const own = reps.filter(({ managerIds }) => managerIds.includes(id));
  return { id, reps: new Map(own.map((rep) => [rep.id, rep.startedOn])), targets, calendar };
}

function nowOf({ manager, done, interactions }: Counted, phone: Phone): ActivityNow {
  const now = phone.now();
  const today = dayOf(now);
  const month = periodOf("month", today).first;
  return {
    progress: ACTIVITIES.map((activity) => {
      const figure = activityFigure(activity, manager, done, periodOf(PERIOD_OF[activity], today));
      return { activity, now: figure, left: leftThisWeek(activity, figure, manager.calendar, today) };
    }),
    debriefsWaiting: interactions.filter((row) => row.state === "finished").length,
    debriefsLate: interactions.filter((row) => isLate(row, now)).length,
    minutesToDebrief: medianMinutes(interactions.filter((row) => row.occurredOn >= month)),
  };
}
