/** Who of a team was seen, when and how, and how often. */
import { type Covered, coverage } from "../../coaching";
import { dayOf, type Phone } from "../phone";
import { everythingDone } from "./done";
import { interactionsOfAll } from "./interactions";
import { type Person, person, withRole } from "./people";

export interface CoveredRep extends Covered {
  readonly rep: Person;
}

export interface Coverage {
  readonly manager: Person;
  /** Who needs to be seen most at the front. */
  readonly reps: readonly CoveredRep[];
}

/** The manager's active reps, for a director all; whoever saw them. Null when nobody here coaches with this id. */
export async function coverageOf(phone: Phone, managerId: string): Promise<Coverage | null> {
  const { store } = phone;
  const [manager, all, interactions, done] = await Promise.all([
    person(store, managerId),
    withRole(store, "rep"),
    interactionsOfAll(store),
    everythingDone(store),
  ]);
  if (!manager || manager.role === "rep") return null;
  const theirs = ({ managerIds }: Person) => manager.role === "director" || managerIds.includes(managerId);
  const reps = new Map(all.filter(theirs).map((rep) => [rep.id, rep]));
  const team = [...reps.values()].map(({ id, startedOn }) => ({ rep_id: id, started_on: startedOn }));
  const made = interactions.flatMap(({ id }) => done.get(id) ?? []);
  return {
    manager,
    reps: coverage(team, made, dayOf(phone.now())).map((one) => ({
      ...one,
      rep: reps.get(one.rep_id) as Person,
    })),
  };
}
