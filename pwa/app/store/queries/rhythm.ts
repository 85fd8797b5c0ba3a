/** How reps are reviewed: the days of the organization, who is away, and what the organization asks for. */
import {
  type Day,
  isThere,
  isWorking,
  MONDAY_TO_FRIDAY,
  type Presence,
  type Rhythm,
  WEEKDAYS,
  type Weekday,
  type WorkingCalendar,
} from "../../coaching";
import type { PhoneStore } from "../database";
import { groupBy } from "../group";
import type { Person } from "./people";

/** What holds while an organization said nothing of it. */
const USUAL = { working_days: [...MONDAY_TO_FRIDAY.weekdays], new_hire_days: 10, review_day: "fri" } as const;

/** The working days of the organization. */
export async function calendarOf(store: PhoneStore): Promise<WorkingCalendar> {
  const [practice, holidays] = await Promise.all([practiceOf(store), store.rows("holiday").toArray()]);
  const free = holidays.filter(({ deleted }) => !deleted).map(({ fields }) => fields.on);
  const weekdays = WEEKDAYS.filter((day) => practice.working_days.includes(day));
  return { weekdays: new Set(weekdays), holidays: new Set(free) };
}

/** When each rep is there; read once, asked by rep. */
export async function presenceByRep(store: PhoneStore): Promise<(rep: Person) => Presence> {
  const rows = (await store.rows("absence").toArray()).filter(({ deleted }) => !deleted);
  const away = groupBy(rows, ({ fields }) => fields.rep_id);
  return ({ id, startedOn }) => ({
    started_on: startedOn,
    absences: (away.get(id) ?? []).map(({ fields }) => ({ first: fields.from_on, last: fields.to_on })),
  });
}

/** How each rep is reviewed; read once, asked by rep. */
export async function rhythmByRep(store: PhoneStore): Promise<(rep: Person) => Rhythm> {
  const [practice, calendar, presence] = await Promise.all([
    practiceOf(store),
    calendarOf(store),
    presenceByRep(store),
  ]);
  return (rep) => {
    const theirs = presence(rep);
    return {
      works: (day: Day) => isWorking(calendar, day) && isThere(theirs, day),
      started_on: rep.startedOn,
      new_hire_days: practice.new_hire_days,
      review_day: WEEKDAYS.indexOf(practice.review_day),
    };
  };
}

async function practiceOf(
  store: PhoneStore,
): Promise<{ working_days: readonly string[]; new_hire_days: number; review_day: Weekday }> {
  const [row] = (await store.rows("practice").toArray()).filter(({ deleted }) => !deleted);
  return {
    working_days: row?.fields.working_days ?? USUAL.working_days,
    new_hire_days: row?.fields.new_hire_days ?? USUAL.new_hire_days,
    review_day: row?.fields.review_day ?? USUAL.review_day,
  };
}
