/** Goals: what holds for whom, what held before, and who has read it. */
import { courseOf, type Day, everyInForce, type Goal, goalsOf, type Held, type Metric } from "../../coaching";
import type { PhoneStore, Row } from "../database";
import type { Fields } from "../kinds";
import { dayOf, type Phone } from "../phone";
import { type Person, person, repsOf, withRole } from "./people";

export type GoalFields = Fields["goal"];
export type Standing = "draft" | "coming" | "in_force" | "ended" | "taken_back";

export interface HeldGoal extends Goal {
  readonly standing: Standing;
}

/** A goal that counts for a rep, now or from a day to come; `readAt` null: the rep has not read it. */
export interface Expected {
  readonly goal: HeldGoal;
  readonly readAt: string | null;
}

export interface Expectation {
  readonly rep: Person;
  /** What counts today, from the top of the funnel down; then what is to come. */
  readonly now: readonly Expected[];
  readonly coming: readonly Expected[];
  /** Their own that are still written; no rep receives them. */
  readonly drafts: readonly HeldGoal[];
  /** What held when, by metric, from the top of the funnel down. */
  readonly course: readonly RepCourse[];
}

export interface RepCourse {
  readonly metric: Metric;
  /** The latest first. */
  readonly held: readonly Held<HeldGoal>[];
}

/** A goal, and who of those it is for has not read it. */
export interface ReadGoal extends HeldGoal {
  readonly unreadBy: readonly Person[];
}

export interface GoalsBoard {
  readonly organization: readonly ReadGoal[];
  readonly teams: readonly { readonly manager: Person; readonly goals: readonly ReadGoal[] }[];
  readonly reps: readonly {
    readonly rep: Person;
    /** Their own, drafts too. */
    readonly goals: readonly HeldGoal[];
    readonly inForce: number;
    readonly unread: number;
  }[];
}

const METRICS = ["opportunities", "conversations", "calls", "emails", "ratio"] as const;

/** How a goal stands on a day. */
export function standingOf({ state, valid_from, valid_to }: Goal, today: Day): Standing {
  if (state === "draft") return "draft";
  if (valid_to && valid_to < valid_from) return "taken_back";
  if (today < valid_from) return "coming";
  return valid_to && valid_to < today ? "ended" : "in_force";
}

/** What is expected of a rep; null when this phone knows no such rep. */
export async function expectationOf(phone: Phone, repId: string): Promise<Expectation | null> {
  const rep = await person(phone.store, repId);
  if (rep?.role !== "rep") return null;
  const [goals, read] = await Promise.all([allGoals(phone), readBy(phone.store)]);
  return expectation(rep, goals, read, dayOf(phone.now()));
}

/** How many goals that count today a rep has not read, by rep; one who has read all is left out. */
export async function unreadByRep(phone: Phone): Promise<Map<string, number>> {
  const [reps, goals, read] = await Promise.all([repsOf(phone), allGoals(phone), readBy(phone.store)]);
  const today = dayOf(phone.now());
  const counts = reps.map((rep) => {
    const { now } = expectation(rep, goals, read, today);
    return [rep.id, now.filter(({ readAt }) => readAt === null).length] as const;
  });
  return new Map(counts.filter(([, count]) => count > 0));
}

/** Every goal that a manager or director sees, by those whom it is for. */
export async function goalsBoard(phone: Phone): Promise<GoalsBoard> {
  const { store, me } = phone;
  const [reps, managers, goals, read] = await Promise.all([
    repsOf(phone),
    withRole(store, "manager"),
    allGoals(phone),
    readBy(store),
  ]);
  const expected = reps.map((rep) => expectation(rep, goals, read, dayOf(phone.now())));
  const withReaders = (goal: HeldGoal): ReadGoal => ({ ...goal, unreadBy: unreadBy(goal, expected) });
  const mine = me.role === "director" ? managers : managers.filter(({ id }) => id === me.id);
  return {
    organization: goals.filter(({ rep_id, manager_id }) => !rep_id && !manager_id).map(withReaders),
    teams: mine.map((manager) => ({
      manager,
      goals: goals.filter(({ manager_id }) => manager_id === manager.id).map(withReaders),
    })),
    reps: expected.map(({ rep, now }) => ({
      rep,
      goals: goals.filter(({ rep_id }) => rep_id === rep.id),
      inForce: now.length,
      unread: now.filter(({ readAt }) => readAt === null).length,
    })),
  };
}

/** The goal with this id as it is here; null when it is not. */
export async function goalHere(phone: Phone, id: string): Promise<HeldGoal | null> {
  const row = await phone.store.rows("goal").get(id);
  return row && !row.deleted ? held(row, dayOf(phone.now())) : null;
}

export interface GoalPage {
  readonly goal: ReadGoal;
  /** The name of the rep or of the team's manager; null: the organization. */
  readonly name: string | null;
  /** All that were ever published for the same, the latest first, itself too. */
  readonly course: readonly HeldGoal[];
}

/** One goal; null when this phone knows no such goal. */
export async function goalPage(phone: Phone, id: string): Promise<GoalPage | null> {
  const [reps, goals, read] = await Promise.all([repsOf(phone), allGoals(phone), readBy(phone.store)]);
  const goal = goals.find((one) => one.id === id);
  if (!goal) return null;
  const expected = reps.map((rep) => expectation(rep, goals, read, dayOf(phone.now())));
  const whose = goal.rep_id ?? goal.manager_id;
  return {
    goal: { ...goal, unreadBy: unreadBy(goal, expected) },
    name: whose ? ((await person(phone.store, whose))?.name ?? "Somebody") : null,
    course: goals.filter((one) => one.state === "published" && isForTheSame(one, goal)),
  };
}

function isForTheSame(one: Goal, other: Goal): boolean {
  const { rep_id, manager_id, together, metric } = one;
  return (
    rep_id === other.rep_id &&
    manager_id === other.manager_id &&
    together === other.together &&
    metric === other.metric
  );
}

function unreadBy({ id }: HeldGoal, expected: readonly Expectation[]): Person[] {
  return expected
    .filter(({ now, coming }) => [...now, ...coming].some(({ goal, readAt }) => goal.id === id && !readAt))
    .map(({ rep }) => rep);
}

function expectation(rep: Person, goals: readonly HeldGoal[], read: ReadBy, today: Day): Expectation {
  const whose = { rep_id: rep.id, manager_ids: rep.managerIds };
  const preferred = METRICS.map((metric) => ({ metric, goals: goalsOf(goals, metric, whose) as HeldGoal[] }));
  const counting = (standing: Standing, on: (goal: HeldGoal) => Day): Expected[] =>
    preferred
      .flatMap(({ goals: some }) =>
        some.filter((goal) => goal.standing === standing && everyInForce(some, on(goal)).includes(goal)),
      )
      .map((goal) => ({ goal, readAt: read.get(`${goal.id} ${rep.id}`) ?? null }));
  return {
    rep,
    now: counting("in_force", () => today),
    coming: counting("coming", ({ valid_from }) => valid_from),
    drafts: goals.filter(({ rep_id, state }) => rep_id === rep.id && state === "draft"),
    course: preferred
      .map(({ metric, goals: some }) => ({ metric, held: courseOf(some) }))
      .filter(({ held: times }) => times.length > 0),
  };
}

/** When each goal was read, by the goal's id and the rep's. */
type ReadBy = ReadonlyMap<string, string>;

async function readBy(store: PhoneStore): Promise<ReadBy> {
  const rows = (await store.rows("acknowledgment").toArray()).filter(({ deleted }) => !deleted);
  return new Map(rows.map(({ fields }) => [`${fields.goal_id} ${fields.rep_id}`, fields.read_at]));
}

/** All that this phone knows, the latest first; of one day from the top of the funnel down. */
export async function allGoals({ store, now }: Phone): Promise<HeldGoal[]> {
  const today = dayOf(now());
  const rows = (await store.rows("goal").toArray()).filter(({ deleted }) => !deleted);
  return rows
    .map((row) => held(row, today))
    .sort(
      (a, b) =>
        b.valid_from.localeCompare(a.valid_from) || METRICS.indexOf(a.metric) - METRICS.indexOf(b.metric),
    );
}

function held({ id, fields }: Row<"goal">, today: Day): HeldGoal {
  const { rep_id = null, manager_id = null, valid_to = null, why = null, bonus = null } = fields;
  const { together = false, state = "published" } = fields;
  const goal = { ...fields, id, rep_id, manager_id, valid_to, why, bonus, together, state };
  return { ...goal, standing: standingOf(goal, today) };
}

/** For whom this person may set goals. */
export interface Setters {
  readonly organization: boolean;
  /** The managers whose teams they may set goals for. */
  readonly teams: readonly Person[];
  readonly reps: readonly Person[];
}

export async function settersOf(phone: Phone): Promise<Setters> {
  const { store, me } = phone;
  const [managers, reps] = await Promise.all([withRole(store, "manager"), repsOf(phone)]);
  const directs = me.role === "director";
  return {
    organization: directs,
    teams: directs ? managers : managers.filter(({ id }) => id === me.id),
    reps,
  };
}

/** Whether this person may change a goal, by whom it is for. */
export function maySet({ organization, teams, reps }: Setters, { rep_id, manager_id }: Goal): boolean {
  if (rep_id !== null) return reps.some(({ id }) => id === rep_id);
  return manager_id === null ? organization : teams.some(({ id }) => id === manager_id);
}
