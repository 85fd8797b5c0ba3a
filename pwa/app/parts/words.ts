/** Dates, counts and kinds as a person would say them. `today` is a local date, YYYY-MM-DD. */

/** What was observed or critiqued. */
export const KIND = {
  ride_along: "Ride-along",
  call_recording: "Call recording",
  email: "E-mail",
  call_note: "Call note",
};

/** The same, as one asks for it. */
export const A_KIND = {
  ride_along: "A ride-along",
  call_recording: "A call recording",
  email: "An e-mail",
  call_note: "A call note",
};

const DAY_MS = 86_400_000;

/** Whole days from one local date to another; negative when it lies ahead. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/** The local date so many days after another. */
export function inDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** "today", "yesterday", "19 days ago", "4 Nov 2025" after a year. */
export function ago(date: string, today: string): string {
  const days = daysBetween(date, today);
  if (days <= 0) return "today";
  if (days === 1) return "yesterday";
  return days <= 365 ? `${days} days ago` : dayMonth(date, today);
}

/** "4 Nov", with the year when it is another one. */
export function dayMonth(date: string, today: string): string {
  const full = dayMonthYear(date);
  return date.slice(0, 4) === today.slice(0, 4) ? full.slice(0, -5) : full;
}

/** "4 Nov 2026". */
export function dayMonthYear(date: string): string {
  const [year, month, day] = date.slice(0, 10).split("-").map(Number) as [number, number, number];
  const name = new Date(Date.UTC(year, month - 1)).toLocaleString("en", { month: "short", timeZone: "UTC" });
  return `${day} ${name} ${date.slice(0, 4)}`;
}

/** "March 2024". */
export function monthYear(date: string): string {
  return new Date(`${date.slice(0, 7)}-01T00:00:00Z`).toLocaleString("en", {
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
}

/** The local clock time of a moment, "14:10". */
export function clockTime(moment: string | number): string {
  return new Date(moment).toLocaleTimeString("en", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

/** The local date of a moment, YYYY-MM-DD. */
export function localDate(moment: string | number | Date): string {
  const date = new Date(moment);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** "today 14:10", "tomorrow 09:00", "yesterday 16:30", "Thu 4 Dec 10:30". */
export function when(moment: string | number, today: string): string {
  const date = localDate(moment);
  const days = daysBetween(date, today);
  const near = { "0": "today", "1": "yesterday", "-1": "tomorrow" }[String(days)];
  const weekday = new Date(moment).toLocaleString("en", { weekday: "short" });
  return `${near ?? `${weekday} ${dayMonth(date, today)}`} ${clockTime(moment)}`;
}

/** "1,234". */
export function grouped(number: number): string {
  return number.toLocaleString("en");
}

/** "1 visit", "3 visits". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

/** "12 minutes", "3 hours", "2 days"; of whole minutes, rounded down. */
export function lasting(minutes: number): string {
  if (minutes < 120) return counted(minutes, "minute");
  return minutes < 48 * 60
    ? counted(Math.floor(minutes / 60), "hour")
    : counted(Math.floor(minutes / (24 * 60)), "day");
}

/** "320 kB", "41 MB", "1.2 GB"; of bytes. */
export function size(bytes: number): string {
  if (bytes < 1e6) return `${Math.max(1, Math.round(bytes / 1e3))} kB`;
  return bytes < 1e9 ? `${Math.round(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}

/** "a, b and c". */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** The beginning of a text, whole words of at most so many characters, with "…" where something was left out. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most);
  const words = cut.slice(0, Math.max(cut.lastIndexOf(" "), 0)) || cut.slice(0, -1);
  return `${words.trimEnd()}…`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
