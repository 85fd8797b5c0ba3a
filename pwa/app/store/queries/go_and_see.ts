/** Whom to go and see next, and why. */
import { goAndSeeSentence, whomToSee } from "../../coaching";
import { dayOf, type Phone } from "../phone";
import { currentChecklist, toItems } from "./checklist";
import { interactionsOfAll } from "./interactions";
import { knownByRep } from "./known";
import { type Person, repsOf } from "./people";
import { plans } from "./today";

export interface Suggestion {
  readonly rep: Person;
  /** Why, in words. */
  readonly why: string;
}

/** My reps whom no ride-along is planned with, whom to see first at the front. */
export async function goAndSee(phone: Phone): Promise<Suggestion[]> {
  const [all, planned] = await Promise.all([suggestions(phone), plans(phone)]);
  return all.filter(({ rep }) => !planned.some((plan) => plan.rep.id === rep.id));
}

/** All my reps, whom to see first at the front; by what a ride-along can show. */
export async function suggestions(phone: Phone): Promise<Suggestion[]> {
  const { store } = phone;
  const [team, known, interactions, current] = await Promise.all([
    repsOf(phone),
    knownByRep(store),
    interactionsOfAll(store),
    currentChecklist(store),
  ]);
  const seenOn = new Map(
    interactions.map((row) => [row.repId, row.occurredOn]).reverse() as [string, string][],
  );
  const reviewed = team.map((rep) => {
    const { observations, focuses } = known(rep.id);
    const open = focuses.findLast(({ state }) => state === "active");
    return {
      rep_id: rep.id,
      observations,
      focuses,
      agreed_in: open?.agreedIn ?? null,
      started_on: rep.startedOn,
      seen_on: seenOn.get(rep.id) ?? null,
    };
  });
  const reps = new Map(team.map((rep) => [rep.id, rep]));
  const items = current?.items.filter(({ fields }) => fields.kinds.includes("ride_along")) ?? [];
  const prompts = new Map(items.map(({ id, fields }) => [id, fields.prompt]));
  const listed = toItems({ items, standard: current?.standard ?? null });
  return whomToSee(reviewed, listed, dayOf(phone.now())).map((visit) => ({
    rep: reps.get(visit.rep_id) as Person,
    why: goAndSeeSentence(visit, prompts.get(visit.least_known ?? "") ?? null),
  }));
}
