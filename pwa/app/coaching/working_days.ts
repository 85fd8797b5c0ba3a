/** Which days count, and the periods they make. Twin of server/coaching/working_days.py. */
import type { Day } from "./evidence";

export type Period = "day" | "week" | "month" | "quarter";

/** The shortest first: the longer of two is the later. */
export const PERIODS: readonly Period[] = ["day", "week", "month", "quarter"];
export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Days from `first` to `last`, both of them in it; none at all when `last` is the earlier. */
export interface Stretch {
  readonly first: Day;
  readonly last: Day;
}

/** When the organization works, and the holidays off. */
export interface WorkingCalendar {
  readonly weekdays: ReadonlySet<Weekday>;
  readonly holidays: ReadonlySet<Day>;
}

/** When a rep is there: from `started_on` (null: always), but for absences, which include both ends. */
export interface Presence {
  readonly started_on: Day | null;
  readonly absences: readonly Stretch[];
}

const DAY_MS = 86_400_000;
const LAST_DAY = "9999-12-31";

/** Whether a day lies in a stretch. */
export function isWithin({ first, last }: Stretch, day: Day): boolean {
  return first <= day && day <= last;
}

/** The part of a stretch up to `day`, that day included. */
export function until({ first, last }: Stretch, day: Day): Stretch {
  return { first, last: day < last ? day : last };
}

/** Whether the organization works on this day. */
export function isWorking({ weekdays, holidays }: WorkingCalendar, day: Day): boolean {
  return weekdays.has(WEEKDAYS[placeInWeek(dayNumber(day))] as Weekday) && !holidays.has(day);
}

/** The working days of a stretch, in their order. */
export function workingDays(calendar: WorkingCalendar, { first, last }: Stretch): Day[] {
  const days: Day[] = [];
  const end = dayNumber(last);
  for (let number = dayNumber(first); number <= end; number++) {
    const day = dayOfNumber(number);
    if (isWorking(calendar, day)) days.push(day);
  }
  return days;
}

/** Whether the rep had begun and was not absent; says nothing of working days. */
export function isThere({ started_on, absences }: Presence, day: Day): boolean {
  return hasBegun({ started_on, absences }, day) && !absences.some((absence) => isWithin(absence, day));
}

/** Whether the rep is with the organization on this day, absent or not. */
export function hasBegun({ started_on }: Presence, day: Day): boolean {
  return started_on === null || day >= started_on;
}

/** The day, the week (it begins on Monday), the month or the quarter that holds this day. */
export function periodOf(period: Period, day: Day): Stretch {
  if (period === "day") return { first: day, last: day };
  if (period === "week") {
    const monday = dayNumber(day) - placeInWeek(dayNumber(day));
    return { first: dayOfNumber(monday), last: dayOfNumber(Math.min(monday + 6, dayNumber(LAST_DAY))) };
  }
  const year = day.slice(0, 4);
  const months = period === "quarter" ? 3 : 1;
  const first = Math.floor((Number(day.slice(5, 7)) - 1) / months) * months + 1;
  const last = first + months - 1;
  return { first: `${year}-${two(first)}-01`, last: `${year}-${two(last)}-${daysIn(Number(year), last)}` };
}

/** The one around this day and those before it, the oldest first. */
export function periodsUntil(period: Period, day: Day, count: number): Stretch[] {
  const found = [periodOf(period, day)];
  while (found.length < count) found.unshift(periodOf(period, dayAfter((found[0] as Stretch).first, -1)));
  return found;
}

/** The day that many days later; earlier for a negative number. */
export function dayAfter(day: Day, days: number): Day {
  return dayOfNumber(dayNumber(day) + days);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Days since 1970-01-01, a Thursday. */
function dayNumber(day: Day): number {
  return Date.parse(day) / DAY_MS;
}

function dayOfNumber(number: number): Day {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

/** 0 for Monday to 6 for Sunday. */
function placeInWeek(number: number): number {
  return (((number + 3) % 7) + 7) % 7;
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
