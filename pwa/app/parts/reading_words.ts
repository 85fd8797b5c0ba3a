/** What was read from the numbers, as a card says it. What it says as a whole: `coaching/funnel_sentences`. */
import { daysSentence, type Level, type MetricReading, type Reading } from "../coaching";
import { capital, dayMonth, daysBetween, grouped, listed } from "./words";

export const LEVEL: Record<Level, string> = {
  opportunities: "Opportunities",
  conversations: "Conversations",
  activity: "Calls and e-mails",
};

export const METRIC: Record<MetricReading["metric"], string> = {
  opportunities: "Opportunities",
  conversations: "Conversations",
  calls: "Calls",
  emails: "E-mails",
  ratio: "Opportunities of conversations",
};

const A_WEEK = 7; // days in which a day is known by its name

/** "as of today", "as of Thursday", "as of 20 Nov 2017". */
export function asOfInWords(asOf: string, today: string): string {
  const days = daysBetween(asOf, today);
  if (days === 0) return "as of today";
  return `as of ${days > 0 && days < A_WEEK ? weekday(asOf) : dayMonth(asOf, today)}`;
}

/** "Thursday". */
export function weekday(date: string): string {
  return new Date(date).toLocaleString("en", { weekday: "long", timeZone: "UTC" });
}

/** "This quarter, as of Thursday. Pro rata: 38 of 64 working days.": what the figures are of. */
export function stretchInWords(reading: Reading, today: string): string {
  const stretch = `${capital(periodInWords(reading, today))}, ${asOfInWords(reading.as_of, today)}.`;
  return [stretch, daysSentence(reading)].filter(Boolean).join(" ");
}

/** "this quarter"; of one that is over, "1 Jul – 30 Sep". */
function periodInWords({ from, to, period }: Reading, today: string): string {
  if (isOn({ from, to }, today) && period !== "day") return `this ${period}`;
  return from === to ? dayMonth(from, today) : `${dayMonth(from, today)} – ${dayMonth(to, today)}`;
}

/** "as of Thursday", "1 Jul – 30 Sep, as of 28 Sep": beside figures that are not of today; else "". */
export function earlierInWords(reading: Reading, today: string): string {
  const { as_of } = reading;
  if (as_of === today) return "";
  return [!isOn(reading, today) && periodInWords(reading, today), asOfInWords(as_of, today)]
    .filter(Boolean)
    .join(", ");
}

/** "Opportunities this quarter: 11 of 18 by then, as of 19 Nov": on paper, where no weekday tells the day. */
export function opportunitiesInWords(reading: Reading | null, today: string): string {
  const [top] = reading?.levels[0]?.metrics ?? [];
  if (!reading || !top) return "No goal for opportunities is set.";
  const { as_of } = reading;
  const span = periodInWords(reading, today);
  if (as_of === today) return `Opportunities: ${figureInWords(top)} ${span}`;
  return `Opportunities ${span}: ${figureInWords(top, "then")}, as of ${dayMonth(as_of, today)}`;
}

function isOn({ from, to }: Pick<Reading, "from" | "to">, today: string): boolean {
  return from <= today && today <= to;
}

/** "11 of 18", "11 of 18 by now", "not known", "7, no goal". */
export function figureInWords({ have, due, target }: MetricReading, by = "now"): string {
  if (have === null) return "not known";
  if (due === null) return `${grouped(have)}, no goal`;
  const figure = `${grouped(have)} of ${grouped(due)}`;
  return due === target ? figure : `${figure} by ${by}`;
}

/** "Not met: 2 “Budget named” and 1 “Next step dated”.": by which criterion some were not counted; "" for none. */
export function criteriaInWords({ not_counted }: MetricReading): string {
  const failed = not_counted.map(({ title, count }) => `${count} “${title}”`);
  return failed.length > 0 ? `Not met: ${listed(failed)}.` : "";
}

/** "Goal: 24 a quarter.": the goal as it was set, when what is due by now is another number; else "". */
export function goalInWords({ target, due, goal_period }: MetricReading): string {
  return target === null || target === due ? "" : `Goal: ${target} a ${goal_period}.`;
}
