/** What numbers and their parts are called on these screens. */
import type { FileKind, Plan } from "../../record/numbers";

export const HOLDS: Record<FileKind, string> = {
  opportunities: "Opportunities",
  calls: "Calls",
  conversations: "Conversations",
  emails: "E-mails",
  counts: "Counts for each day",
};

/** “1 row”, “8,800 rows”. */
export function rowsInWords(count: number): string {
  return `${count.toLocaleString("en-US")} ${count === 1 ? "row" : "rows"}`;
}

/** What a word of the file may mean. */
export const MEANS: Record<string, string> = {
  prospecting: "Prospecting",
  engaging: "Engaging",
  won: "Won",
  lost: "Lost",
  call: "A call",
  email: "An e-mail",
  conversation: "A conversation",
  opportunities: "Opportunities",
  conversations: "Conversations",
  calls: "Calls",
  emails: "E-mails",
};

export const ORDER: Record<NonNullable<Plan["dates"]>, string> = {
  ymd: "Year, month, day",
  dmy: "Day, month, year",
  mdy: "Month, day, year",
};

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** “03/04/2026” as this order reads it: “3 April 2026”; null when it cannot be read so. */
export function readAs(example: string, order: NonNullable<Plan["dates"]>): string | null {
  const parts = /^(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})/.exec(example);
  if (!parts) return null;
  const [, a = "", b = "", c = ""] = parts;
  const [year, month, day] = a.length === 4 ? [a, b, c] : order === "mdy" ? [c, a, b] : [c, b, a];
  const name = MONTHS[Number(month) - 1];
  return name ? `${Number(day)} ${name} ${year.length === 2 ? `20${year}` : year}` : null;
}
