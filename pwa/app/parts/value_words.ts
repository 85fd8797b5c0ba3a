/** What a value is called when somebody reads about it. */
import type { Rating, RULE_FIELDS, Weekday } from "../coaching";
import type { Impediment } from "../store/queries";
import { daysInWords, RULED, WEEKDAY } from "./practice_words";
import { WORD } from "./ratings";
import { TOPIC } from "./topics";
import { capital, clockTime, dayMonth, KIND, listed, localDate } from "./words";

const STATE: Record<string, string> = {
  open: "Open",
  finished: "Finished",
  debriefed: "Talked through",
  active: "Agreed",
  reached: "Reached",
  replaced: "Replaced",
  closed: "Closed",
};

/** How the values of a field are said that are none of dates, numbers and free text. */
const SAID: Readonly<Record<string, (value: string) => string | undefined>> = {
  rating: (value) => WORD[value as Rating],
  state: (value) => STATE[value],
  topic: (value) => TOPIC[value as Impediment["topic"]],
  review_day: (value) => WEEKDAY[value as Weekday],
  kinds: (value) => KIND[value as keyof typeof KIND],
  field: (value) => capital(RULED[value as (typeof RULE_FIELDS)[number]] ?? value),
};

const MOMENT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
const DATE = /^\d{4}-\d\d-\d\d$/;

/** A value as somebody would say it. `today` is a local date, YYYY-MM-DD. */
export function valueInWords(field: string, value: unknown, today: string): string {
  if (value === null || value === undefined || value === "") return "(empty)";
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (typeof value === "number") return value.toLocaleString("en");
  if (field === "working_days") return daysInWords(value as Weekday[]);
  if (Array.isArray(value)) return listed(value.map((one) => valueInWords(field, one, today)));
  const text = typeof value === "string" ? value : JSON.stringify(value);
  if (MOMENT.test(text)) return `${dayMonth(localDate(text), today)} ${clockTime(text)}`;
  if (DATE.test(text)) return dayMonth(text, today);
  return SAID[field]?.(text) ?? text;
}
