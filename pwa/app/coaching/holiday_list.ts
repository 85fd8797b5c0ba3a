/** Reading a list of holidays that somebody pasted: a date and a name a line, as calendars and offices write them. */
import type { Day } from "./evidence";

export interface PastedHoliday {
  readonly on: Day;
  readonly name: string;
}

export interface Pasted {
  /** By date, each date once: the last line that names it counts. */
  readonly holidays: readonly PastedHoliday[];
  /** Lines in which no date could be read, as they were. */
  readonly unread: readonly string[];
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH = `(${MONTHS.join("|")})[a-z]*\\.?`;
/** Where a date stands in a line, and what its three groups are. */
const FORMS: readonly { readonly at: RegExp; readonly order: string }[] = [
  { at: /\b(\d{4})-(\d{1,2})-(\d{1,2})\b/, order: "ymd" },
  { at: /\b(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\b/, order: "dmy" },
  { at: new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?\\.?\\s+${MONTH},?\\s+(\\d{4})\\b`, "i"), order: "dmy" },
  { at: new RegExp(`\\b${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})\\b`, "i"), order: "mdy" },
  { at: /\b(\d{1,2})\/(\d{1,2})\/(\d{4})\b/, order: "slashes" },
];

/** Read such a list. A date such as 05/06/2026 can be meant in two ways, so it is not read. Empty lines say nothing. */
export function readHolidays(text: string): Pasted {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
  const found = new Map<Day, string>();
  const unread: string[] = [];
  for (const line of lines) {
    const holiday = readLine(line);
    if (holiday) found.set(holiday.on, holiday.name);
    else unread.push(line);
  }
  const holidays = [...found].map(([on, name]) => ({ on, name })).sort((a, b) => (a.on < b.on ? -1 : 1));
  return { holidays, unread };
}

const LONGEST_NAME = 200;

function readLine(line: string): PastedHoliday | null {
  for (const { at, order } of FORMS) {
    const match = at.exec(line);
    const on = match && dayFrom(match.slice(1, 4) as [string, string, string], order);
    if (!match || !on) continue;
    const around = [line.slice(0, match.index), line.slice(match.index + match[0].length)];
    const name = around.map(bare).filter(Boolean).join(" ").slice(0, LONGEST_NAME);
    return { on, name: name || "Holiday" };
  }
  return null;
}

const BETWEEN = /^[\s,;:|"“”()–—-]+|[\s,;:|"“”()–—-]+$/g;
const WEEKDAY = "(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?";
/** The day of the week, where a comma sets it off: that of "Good Friday" stays. */
const OF_THE_WEEK = new RegExp(`^${WEEKDAY}\\.?(?:\\s*,|$)|,\\s*${WEEKDAY}\\.?$`, "i");

/** Without what stands between a date and a name. */
function bare(text: string): string {
  return text.replace(BETWEEN, "").replace(OF_THE_WEEK, "").replace(BETWEEN, "");
}

function dayFrom([a, b, c]: [string, string, string], order: string): Day | null {
  if (order === "ymd") return day(a, b, c);
  if (order === "dmy") return day(c, b, a);
  if (order === "mdy") return day(c, a, b);
  const [first, second] = [Number(a), Number(b)];
  if (first > 12) return day(c, b, a);
  return second > 12 || first === second ? day(c, a, b) : null;
}

/** A date that there is; null for any other. */
function day(year: string, month: string, date: string): Day | null {
  const named = MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  const two = (part: string | number) => String(part).padStart(2, "0");
  const on = `${year}-${two(named || month)}-${two(date)}`;
  const moment = new Date(`${on}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(on) ? on : null;
}
