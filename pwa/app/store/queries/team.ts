/** The team: what is known of each rep, and whom to ride with. */
import type { Day, Reading } from "../../coaching";
import { groupBy } from "../group";
import { dayOf, type Phone } from "../phone";
import { unreadByRep } from "./goals";
import { interactionsOfAll } from "./interactions";
import { type Known, knownByRep } from "./known";
import { type Person, repsOf, withRole } from "./people";
import { readingsByRep } from "./readings";
import { type Reviews, reviewsByRep } from "./reviews";
import { type Plan, plans } from "./today";

export interface BoardRow {
  readonly rep: Person;
  /** The active ones, by name. */
  readonly managers: readonly Person[];
  readonly known: Known;
  /** Null: never. */
  readonly lastSeenOn: Day | null;
  /** Somebody accompanied them to a customer, ever. */
  readonly riddenWith: boolean;
  /** How their numbers stand; null when there is no goal. */
  readonly reading: Reading | null;
  readonly reviews: Reviews;
  /** How many goals that count today they have not read. */
  readonly unreadGoals: number;
}

/** Every rep of the team, by name. */
export async function board(phone: Phone): Promise<BoardRow[]> {
  const { store } = phone;
  const [team, managers, known, readings, lastSeen, interactions, reviews, unread] = await Promise.all([
    repsOf(phone),
    withRole(store, "manager"),
    knownByRep(store),
    readingsByRep(store),
    lastSeenByRep(phone),
    interactionsOfAll(store),
    reviewsByRep(phone),
    unreadByRep(phone),
  ]);
  const ridden = new Set(interactions.filter(({ kind }) => kind === "ride_along").map(({ repId }) => repId));
  return team.map((rep) => ({
    rep,
    managers: managers.filter(({ id }) => rep.managerIds.includes(id)),
    known: known(rep.id),
    lastSeenOn: lastSeen.get(rep.id) ?? null,
    riddenWith: ridden.has(rep.id),
    reading: readings.get(rep.id) ?? null,
    reviews: reviews(rep),
    unreadGoals: unread.get(rep.id) ?? 0,
  }));
}

export interface RepChoice {
  readonly rep: Person;
  readonly lastSeenOn: Day | null;
  /** What their open focus is called. */
  readonly focusPrompt: string | null;
  /** The next plan of today. */
  readonly plannedToday: Plan | null;
}

/** Whom I may ride with: the most recently seen first, those never seen last. */
export async function reps(phone: Phone): Promise<RepChoice[]> {
  const day = dayOf(phone.now());
  const [team, lastSeen, known, planned] = await Promise.all([
    repsOf(phone),
    lastSeenByRep(phone),
    knownByRep(phone.store),
    plans(phone),
  ]);
  const choices = team.map((rep) => {
    const { focuses, prompts } = known(rep.id);
    const focus = focuses.findLast(({ state }) => state === "active"); // the first agreed holds the gate
    return {
      rep,
      lastSeenOn: lastSeen.get(rep.id) ?? null,
      focusPrompt: prompts.get(focus?.item_id ?? "")?.prompt ?? null,
      plannedToday:
        planned.find((plan) => plan.rep.id === rep.id && dayOf(new Date(plan.plannedFor)) === day) ?? null,
    };
  });
  return choices.sort((a, b) => (b.lastSeenOn ?? "").localeCompare(a.lastSeenOn ?? ""));
}

async function lastSeenByRep({ store }: Phone): Promise<Map<string, Day>> {
  const byRep = groupBy(await interactionsOfAll(store), (row) => row.repId);
  return new Map([...byRep].flatMap(([rep, [newest]]) => (newest ? [[rep, newest.occurredOn]] : [])));
}
