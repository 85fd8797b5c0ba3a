/** Which retrospectives to show. The search is in the address: going back, and a link sent to oneself, keep it. */
import { type Day, dayAfter } from "../../coaching";
import type { Past } from "../../store/queries";

/** Empty: whatever it is. */
export interface Search {
  readonly words: string;
  /** A rep's id. */
  readonly rep: string;
  /** A local date: the one held of that day, and that of its week. */
  readonly day: Day;
}

const DAYS_OF_A_WEEK = 7;
const DATE = /^\d{4}-\d\d-\d\d$/;

/** Read a search from an address. What it does not know it passes over. */
export function readSearch(query: URLSearchParams): Search {
  const day = query.get("day") ?? "";
  return {
    words: query.get("words") ?? "",
    rep: query.get("rep") ?? "",
    day: DATE.test(day) && !Number.isNaN(Date.parse(day)) ? day : "",
  };
}

/** The search as a part of an address, "?…"; "" when it lets everything through. */
export function writeSearch(search: Search): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) if (value !== "") query.set(name, value);
  return query.size > 0 ? `?${query}` : "";
}

/** Those that pass, in the order given: every word is somewhere in what was said, however it is written. */
export function found(past: readonly Past[], { words, rep, day }: Search): Past[] {
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  return past.filter(
    (one) =>
      (rep === "" || one.rep.id === rep) &&
      (day === "" || isOf(one, day)) &&
      wanted.every((word) => plain(saidIn(one)).includes(word)),
  );
}

/** All that was said in it, and with whom. */
function saidIn({ rep, achievements, inTheWay, nextSteps, proposedSteps, named }: Past): string {
  const texts = named.flatMap(({ text, resolution }) => [text, resolution]);
  return [rep.name, achievements, inTheWay, nextSteps, proposedSteps, ...texts].join("\n");
}

function isOf({ period, startsOn }: Past, day: Day): boolean {
  if (period === "day") return startsOn === day;
  return startsOn <= day && day < dayAfter(startsOn, DAYS_OF_A_WEEK);
}

/** Without accents and capitals: “résumé” is found by “resume”. */
function plain(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase();
}
