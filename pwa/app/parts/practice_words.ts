/** What is said of how the organization works and counts. */
import type { Criterion, RULE_FIELDS, Weekday } from "../coaching";
import { dayMonth, listed } from "./words";

export const WEEKDAY: Record<Weekday, string> = {
  mon: "Monday",
  tue: "Tuesday",
  wed: "Wednesday",
  thu: "Thursday",
  fri: "Friday",
  sat: "Saturday",
  sun: "Sunday",
};

/** What a criterion can go by: the field of an opportunity, as one says it. */
export const RULED: Record<(typeof RULE_FIELDS)[number], string> = {
  need: "the need",
  budget: "the budget",
  decision_maker: "the decision maker",
  next_step: "the next step",
  next_step_on: "the date of the next step",
  value: "the value",
  account: "the customer",
  product: "the product",
};

/** What makes it met: "By rule: the value is at least 5,000". */
export function howMet({ field, at_least }: Pick<Criterion, "field" | "at_least">): string {
  if (!field) return "Marked by hand";
  const value = field === "value" && at_least !== null;
  const is = value ? `at least ${at_least.toLocaleString("en")}` : "filled in";
  return `By rule: ${RULED[field as keyof typeof RULED] ?? field} is ${is}`;
}

/** What a rule looked at: "the value was brought in as “4,000”; at least 5,000 is asked for". */
export function broughtInWords(
  { field, at_least }: Pick<Criterion, "field" | "at_least">,
  value: string | number | null,
  today: string,
): string {
  const what = RULED[field as keyof typeof RULED] ?? field ?? "";
  const asked = at_least === null ? "" : `; at least ${at_least.toLocaleString("en")} is asked for`;
  if (value === null || value === "") return `${what} was not brought in${asked}`;
  const said =
    field === "next_step_on" ? dayMonth(String(value), today) : value.toLocaleString("en").replace(/\.$/, ""); // the sentence has its own
  return `${what} was brought in as “${said}”${asked}`;
}

/** From when it measures, and until when; `today` is a local date. */
export function whenMeasured(
  { valid_from: from, valid_to: to }: Pick<Criterion, "valid_from" | "valid_to">,
  today: string,
): string {
  if (to !== null) return `${dayMonth(from, today)} to ${dayMonth(to, today)}`;
  return `${from > today ? "from" : "since"} ${dayMonth(from, today)}`;
}

/** "Monday to Friday", "Monday, Wednesday and Saturday"; of days in the order of the week. */
export function daysInWords(days: readonly Weekday[]): string {
  const all = Object.keys(WEEKDAY) as Weekday[];
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return "No day";
  const isRun = all.indexOf(last) - all.indexOf(first) === days.length - 1;
  return isRun && days.length > 2
    ? `${WEEKDAY[first]} to ${WEEKDAY[last]}`
    : listed(days.map((day) => WEEKDAY[day]));
}
