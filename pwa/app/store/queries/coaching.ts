/** Whether coaching happens, and what a team could be trained on: what a director sees of everybody. */
import { age, type Day, type Debriefs, debriefsOf, type Focus, isLate } from "../../coaching";
import { focusesByMonth, type Month } from "../../coaching/by_month";
import { type TeamItems, teamItems } from "../../coaching/team_items";
import type { Row } from "../database";
import { groupBy } from "../group";
import { dayOf, type Phone } from "../phone";
import { type Interaction, interactionsOfAll } from "./interactions";
import { type Known, knownByRep } from "./known";
import { NOBODY, type Person, withRole } from "./people";

export interface Trained {
  /** A manager's id or a region; `NOBODY` for the reps without one. */
  readonly key: string;
  /** The manager's name, or the region. */
  readonly name: string;
  readonly items: TeamItems;
}

export interface Months {
  readonly key: string;
  readonly name: string;
  /** The last 12, the oldest first. */
  readonly months: readonly Month[];
}

/** What one manager did, and how far their team is. */
export interface Completion {
  readonly manager: Person;
  /** Of the last 30 days. */
  readonly debriefs: Debriefs;
  /** Waiting for more than a day now, whenever they were. */
  readonly late: number;
  readonly lastFieldDay: Day | null;
  readonly reps: number;
  readonly agreed: number;
  readonly neverRiddenWith: number;
  /** How many of the reps have another manager too. */
  readonly shared: number;
}

export interface Coaching {
  readonly reps: number;
  readonly teams: readonly Trained[];
  readonly regions: readonly Trained[];
  /** What items are called and weigh, by id. */
  readonly items: ReadonlyMap<string, { readonly prompt: string; readonly impact: number }>;
  readonly organization: readonly Month[];
  /** By who agreed on the one thing; what directors and people who left agreed on stands last. */
  readonly byManager: readonly Months[];
  readonly managers: readonly Completion[];
}

export const COMPLETION_DAYS = 30;

/** All of it, each list by name. A rep with two managers is in both teams; people who left are in none. */
export async function coaching(phone: Phone): Promise<Coaching> {
  const { store } = phone;
  const [everyRep, managers, interactions, known, focuses] = await Promise.all([
    withRole(store, "rep"),
    withRole(store, "manager"),
    interactionsOfAll(store),
    knownByRep(store),
    store.rows("focus").toArray(),
  ]);
  const today = dayOf(phone.now());
  const leads = new Set(managers.map(({ id }) => id));
  const reps = everyRep.map((rep) => ({ ...rep, managerIds: rep.managerIds.filter((id) => leads.has(id)) }));
  const knownOf = new Map(reps.map((rep) => [rep.id, known(rep.id)]));
  const { checklist, prompts } = known("");
  const trained = ({ key, name, reps }: Group): Trained => ({
    key,
    name,
    items: teamItems(
      reps.map(({ id }) => ({ rep_id: id, observations: knownOf.get(id)?.observations ?? [] })),
      checklist,
      today,
    ),
  });
  const agreed = focuses.filter((row) => !row.deleted);
  return {
    reps: reps.length,
    teams: teamsOf(reps, managers).map(trained),
    regions: regionsOf(reps).map(trained),
    items: new Map(
      checklist.map(({ id, impact }) => [id, { prompt: prompts.get(id)?.prompt ?? "", impact }]),
    ),
    organization: focusesByMonth(agreed.map(toFocus), today),
    byManager: monthsOf(agreed, managers, today),
    managers: managers.map((manager) => completionOf(manager, reps, interactions, knownOf, phone.now())),
  };
}

interface Group {
  readonly key: string;
  readonly name: string;
  readonly reps: readonly Person[];
}

function teamsOf(reps: readonly Person[], managers: readonly Person[]): Group[] {
  const teams = managers.map(({ id, name }) => ({ key: id, name, reps: teamOf(id, reps) }));
  const without = reps.filter(({ managerIds }) => managerIds.length === 0);
  return without.length ? [...teams, { key: NOBODY, name: "Without a manager", reps: without }] : teams;
}

function regionsOf(reps: readonly Person[]): Group[] {
  const regions = groupBy(reps, ({ region }) => region);
  const without = regions.get(null);
  regions.delete(null);
  const named = [...regions]
    .map(([region, team]) => ({ key: region ?? "", name: region ?? "", reps: team }))
    .sort((a, b) => a.name.localeCompare(b.name));
  return without ? [...named, { key: NOBODY, name: "Without a region", reps: without }] : named;
}

function teamOf(managerId: string, reps: readonly Person[]): Person[] {
  return reps.filter((rep) => rep.managerIds.includes(managerId));
}

function monthsOf(focuses: readonly Row<"focus">[], managers: readonly Person[], today: Day): Months[] {
  const isManager = new Set(managers.map(({ id }) => id));
  const months = (key: string, name: string, theirs: readonly Row<"focus">[]): Months => ({
    key,
    name,
    months: focusesByMonth(theirs.map(toFocus), today),
  });
  const others = focuses.filter(({ fields }) => !isManager.has(fields.manager_id ?? ""));
  const rows = managers.map(({ id, name }) =>
    months(
      id,
      name,
      focuses.filter(({ fields }) => fields.manager_id === id),
    ),
  );
  return others.length ? [...rows, months(NOBODY, "Somebody else", others)] : rows;
}

function toFocus({ fields }: Row<"focus">): Focus {
  return {
    item_id: fields.item_id,
    state: fields.state,
    agreed_on: dayOf(new Date(fields.agreed_at)),
    closed_on: fields.closed_at ? dayOf(new Date(fields.closed_at)) : null,
  };
}

function completionOf(
  manager: Person,
  reps: readonly Person[],
  interactions: readonly Interaction[],
  knownOf: ReadonlyMap<string, Known>,
  now: Date,
): Completion {
  const today = dayOf(now);
  const team = teamOf(manager.id, reps);
  const theirs = interactions.filter(({ managerId }) => managerId === manager.id);
  const ridden = new Set(interactions.filter(({ kind }) => kind === "ride_along").map(({ repId }) => repId));
  return {
    manager,
    debriefs: debriefsOf(theirs.filter(({ occurredOn }) => age(occurredOn, today) < COMPLETION_DAYS)),
    late: theirs.filter((row) => isLate(row, now)).length,
    lastFieldDay: theirs.find(({ kind }) => kind === "ride_along")?.occurredOn ?? null, // the newest first
    reps: team.length,
    agreed: team.filter(({ id }) => knownOf.get(id)?.focuses.some(({ state }) => state === "active")).length,
    neverRiddenWith: team.filter(({ id }) => !ridden.has(id)).length,
    shared: team.filter(({ managerIds }) => managerIds.length > 1).length,
  };
}
