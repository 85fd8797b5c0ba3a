/** What is said of conversations and their notes. */
import type { NotePart } from "../coaching";
import type { Conversation } from "../store/queries";
import { capital, dayMonth, daysBetween, listed } from "./words";

/** The notes in the order in which they are taken; what each asks for. */
export const NOTES = [
  ["goals", "Goals", "What they want to reach, in their words."],
  ["pains", "Pains", "What it costs them today."],
  ["structure", "Who is who", "The organization: who has a say, who uses it, who pays."],
  ["dynamics", "How they decide", "Who is for it, who against, and what it hangs on."],
] as const satisfies readonly (readonly [keyof Conversation, string, string])[];

const PART: Record<NotePart, string> = {
  next_step: "next step",
  next_step_on: "date of the next step",
  goals: "goals",
  pains: "pains",
  structure: "who is who",
  dynamics: "how they decide",
};

const NAMED = 3;

/** "Missing: next step and pains", of more than three the first two; null when nothing is. */
export function missingInWords(lacks: readonly NotePart[]): string | null {
  if (lacks.length === 0) return null;
  if (lacks.includes("next_step") && lacks.length === NOTES.length + 1) return "No notes yet";
  const named = lacks.slice(0, lacks.length > NAMED ? NAMED - 1 : NAMED).map((part) => PART[part]);
  const more = lacks.length - named.length;
  return `Missing: ${listed(more > 0 ? [...named, `${more} more`] : named)}`;
}

/** "Today", "Yesterday", "Tue 24 Nov". */
export function dayHeading(day: string, today: string): string {
  const days = daysBetween(day, today);
  if (days === 0 || days === 1) return capital(days === 0 ? "today" : "yesterday");
  const weekday = new Date(`${day}T00:00:00Z`).toLocaleString("en", { weekday: "short", timeZone: "UTC" });
  return `${weekday} ${dayMonth(day, today)}`;
}
