/** A month of ride-alongs: what was had, what is planned, and what could be. */
import {
  activityFigure,
  type Day,
  isThere,
  isWorking,
  monthPlan,
  periodOf,
  type Stretch,
} from "../../coaching";
import { groupBy } from "../group";
import { dayOf, type Phone } from "../phone";
import { activityCounted } from "./activity";
import { coverageOf } from "./coverage";
import { suggestions } from "./go_and_see";
import { interactionsOfAll, isBy } from "./interactions";
import { type Person, repsOf } from "./people";
import { calendarOf, presenceByRep } from "./rhythm";
import { type Plan, plans } from "./today";

export interface Had {
  readonly id: string;
  readonly rep: Person;
  readonly customer: string;
}

export interface Proposed {
  readonly on: Day;
  readonly rep: Person;
  /** Why this rep, in words. */
  readonly why: string;
}

/** One date of the month. */
export interface MonthDay {
  readonly on: Day;
  /** The organization works on it. */
  readonly works: boolean;
  /** What a holiday is called; null on any other day. */
  readonly holiday: string | null;
  readonly had: readonly Had[];
  readonly planned: readonly Plan[];
  /** Who is away on it, by name. */
  readonly away: readonly Person[];
}

export interface Month {
  readonly month: Stretch;
  readonly days: readonly MonthDay[];
  /** Field days the month asks for; null: nobody set a target. */
  readonly target: number | null;
  /** Dates with a ride-along. */
  readonly had: number;
  /** Further dates with a planned one. */
  readonly planned: number;
  /** What would be good to plan, in the order of the days. */
  readonly proposed: readonly Proposed[];
}

/** The month that holds this day, as this manager has and plans it. */
export async function monthOf(phone: Phone, day: Day): Promise<Month> {
  const month = periodOf("month", day);
  const today = dayOf(phone.now());
  const [calendar, presence, team, all, next, ranked, covered, counted, holidays] = await Promise.all([
    calendarOf(phone),
    presenceByRep(phone.store),
    repsOf(phone),
    interactionsOfAll(phone.store),
    plans(phone),
    suggestions(phone),
    coverageOf(phone, phone.me.id),
    activityCounted(phone),
    holidayNames(phone),
  ]);
  const reps = new Map(team.map((rep) => [rep.id, rep]));
  const rides = all.filter((one) => one.kind === "ride_along" && isBy(one, phone.me));
  const hadOn = groupBy(rides, ({ occurredOn }) => occurredOn);
  const plannedOn = groupBy(next, ({ plannedFor }) => dayOf(new Date(plannedFor)));
  const { manager, done } = counted(phone.me.id);
  const figure = activityFigure("field_days", manager, done, month);
  const dates = daysOf(month);
  const taken = dates.flatMap((on) => [
    ...(hadOn.get(on) ?? []).map(({ repId }) => ({ rep_id: repId, on })),
    ...(plannedOn.get(on) ?? []).map(({ rep }) => ({ rep_id: rep.id, on })),
  ]);
  const over = new Set(covered?.reps.filter(({ balance }) => balance === "over").map((one) => one.rep_id));
  const inOrder = [...ranked].sort((a, b) => Number(over.has(a.rep.id)) - Number(over.has(b.rep.id)));
  const why = new Map(ranked.map((one) => [one.rep.id, one.why]));
  const proposed = monthPlan({
    today,
    month,
    calendar,
    target: figure.due,
    taken,
    reps: inOrder.map(({ rep }) => ({ rep_id: rep.id, presence: presence(rep) })),
  });
  const had = dates.filter((on) => hadOn.has(on)).length;
  return {
    month,
    target: figure.due,
    had: Math.max(had, figure.have), // with those of reps who went
    planned: dates.filter((on) => plannedOn.has(on) && !hadOn.has(on)).length,
    proposed: proposed.flatMap(({ on, rep_id }): Proposed[] => {
      const rep = reps.get(rep_id);
      return rep ? [{ on, rep, why: why.get(rep_id) ?? "" }] : [];
    }),
    days: dates.map(
      (on): MonthDay => ({
        on,
        works: isWorking(calendar, on),
        holiday: holidays.get(on) ?? null,
        had: (hadOn.get(on) ?? []).flatMap(({ id, repId, customer }) => {
          const rep = reps.get(repId);
          return rep ? [{ id, rep, customer }] : [];
        }),
        planned: plannedOn.get(on) ?? [],
        away: team.filter((one) => !isThere({ ...presence(one), started_on: null }, on)),
      }),
    ),
  };
}

async function holidayNames({ store }: Phone): Promise<Map<Day, string>> {
  const rows = (await store.rows("holiday").toArray()).filter(({ deleted }) => !deleted);
  return new Map(rows.map(({ fields }) => [fields.on, fields.name]));
}

function daysOf({ first, last }: Stretch): Day[] {
  const count = Number(last.slice(8));
  return Array.from({ length: count }, (_, nth) => `${first.slice(0, 8)}${String(nth + 1).padStart(2, "0")}`);
}
