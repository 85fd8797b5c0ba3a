/** The first screen: what is next, and what waits. */
import type { PhoneStore } from "../database";
import { dayOf, type Me, type Phone } from "../phone";
import { currentChecklist } from "./checklist";
import { type Interaction, interactionsOfAll, isBy, seenIn } from "./interactions";
import { type Known, knownOf } from "./known";
import { type Person, repsOf, withRole } from "./people";

export interface Plan {
  readonly id: string;
  readonly rep: Person;
  /** RFC 3339. */
  readonly plannedFor: string;
  readonly customer: string;
}

export interface NextPlan extends Plan {
  /** The how-manieth ride-along with this rep this month it will be. */
  readonly visit: number;
  readonly known: Known;
  /** The items of the checklist that a ride-along can show. */
  readonly canShow: ReadonlySet<string>;
}

export interface Waiting extends Interaction {
  readonly rep: Person;
  /** How many items were rated. */
  readonly rated: number;
}

export interface Today {
  /** The next planned ride-along; null when none is planned. */
  readonly plan: NextPlan | null;
  /** Begun and not finished, the latest first. */
  readonly open: readonly Waiting[];
  /** Finished and not talked through, the oldest first. */
  readonly toDebrief: readonly Waiting[];
}

export async function today(phone: Phone): Promise<Today> {
  const mine = (await interactionsOfAll(phone.store)).filter((row) => isBy(row, phone.me));
  const [next] = await plans(phone);
  return {
    plan: next ? await nextPlan(phone, next, mine) : null,
    open: await waiting(phone, mine, "open"),
    toDebrief: (await waiting(phone, mine, "finished")).reverse(),
  };
}

/** My ride-alongs planned from today on, the next one first. One that was begun is not planned any more. */
export async function plans(phone: Phone): Promise<Plan[]> {
  const { store, me } = phone;
  const day = dayOf(phone.now());
  const reps = new Map((await repsOf(phone)).map((rep) => [rep.id, rep]));
  const begun = await begunOn(store, me, day);
  const rows = (await store.rows("plan").toArray())
    .filter(({ deleted, fields }) => !deleted && (fields.manager_id ?? me.id) === me.id)
    .sort((a, b) => a.fields.planned_for.localeCompare(b.fields.planned_for));
  return rows.flatMap(({ id, fields }) => {
    const rep = reps.get(fields.rep_id);
    const on = dayOf(new Date(fields.planned_for));
    if (!rep || on < day) return [];
    const begunAt = on === day ? begun.indexOf(rep.id) : -1;
    if (begunAt >= 0) {
      begun.splice(begunAt, 1);
      return [];
    }
    return [{ id, rep, plannedFor: fields.planned_for, customer: fields.customer ?? "" }];
  });
}

async function begunOn(store: PhoneStore, me: Me, day: string): Promise<string[]> {
  const rides = (await interactionsOfAll(store)).filter((row) => row.kind === "ride_along" && isBy(row, me));
  return rides.filter((row) => row.occurredOn === day).map((row) => row.repId);
}

async function nextPlan(phone: Phone, plan: Plan, mine: readonly Interaction[]): Promise<NextPlan> {
  const month = dayOf(new Date(plan.plannedFor)).slice(0, 7);
  const before = mine.filter(
    (row) => row.repId === plan.rep.id && row.kind === "ride_along" && row.occurredOn.startsWith(month),
  );
  const items = (await currentChecklist(phone.store))?.items ?? [];
  const canShow = items.filter(({ fields }) => fields.kinds.includes("ride_along")).map(({ id }) => id);
  return {
    ...plan,
    visit: before.length + 1,
    known: await knownOf(phone.store, plan.rep.id),
    canShow: new Set(canShow),
  };
}

async function waiting(
  { store }: Phone,
  mine: readonly Interaction[],
  state: Interaction["state"],
): Promise<Waiting[]> {
  const reps = new Map((await withRole(store, "rep")).map((rep) => [rep.id, rep]));
  const found: Waiting[] = [];
  for (const interaction of mine) {
    const rep = reps.get(interaction.repId);
    if (interaction.state !== state || !rep) continue;
    found.push({ ...interaction, rep, rated: (await seenIn(store, interaction.id)).size });
  }
  return found;
}
