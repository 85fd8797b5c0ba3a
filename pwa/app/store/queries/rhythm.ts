/** How reps are reviewed: the days of the organization, who is away, and what the organization asks for. */
import {
  isThere,
  isWorking,
  type Presence,
  type Rhythm,
  WEEKDAYS,
  type WorkingCalendar,
} from "../../coaching";
import type { PhoneStore } from "../database";
import { groupBy } from "../group";
import type { Phone } from "../phone";
import type { Person } from "./people";
import { practiceOf } from "./practice";

/** The working days of the organization. */
export async function calendarOf(phone: Phone): Promise<WorkingCalendar> {
  const [practice, holidays] = await Promise.all([practiceOf(phone), phone.store.rows("holiday").toArray()]);
  const free = holidays.filter(({ deleted }) => !deleted).map(({ fields }) => fields.on);
  return { weekdays: new Set(practice.workingDays), holidays: new Set(free) };
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
export async function rhythmByRep(phone: Phone): Promise<(rep: Person) => Rhythm> {
  const [practice, calendar, presence] = await Promise.all([
    practiceOf(phone),
    calendarOf(phone),
    presenceByRep(phone.store),
  ]);
  return (rep) => {
    const theirs = presence(rep);
    return {
      works: (day) => isWorking(calendar, day) && isThere(theirs, day),
      started_on: rep.startedOn,
      new_hire_days: practice.newHireDays,
      review_day: WEEKDAYS.indexOf(practice.reviewDay),
    };
  };
}
