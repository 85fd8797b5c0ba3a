/** What a field and its value are called when somebody reads about them. */
import type { Rating } from "../coaching";
import { WORD } from "./ratings";
import { clockTime, dayMonth, KIND, listed, localDate } from "./words";

/** The fields that a person fills in, by their name on the screen. */
export const FIELD: Record<string, string> = {
  rating: "What you saw",
  note: "Note",
  private_note: "Private note",
  customer: "Customer",
  rep_words: "The rep’s words",
  reason: "Reason",
  title: "Title",
  text: "Text",
  achievements: "Went well",
  impediments: "In the way",
  next_steps: "Next steps",
  url: "Web address",
  words: "What to look at",
  answer: "Answer",
  standard_why: "Why this standard",
  prompt: "What to look for",
  good_looks_like: "What good looks like",
  training_url: "Training",
  resolution: "How it was resolved",
  name: "Name",
  goals: "Goals",
  pains: "Pains",
  structure: "Who decides, and who else",
  dynamics: "How they work together",
  next_step: "Next step",
};

/** Fields that the app fills in when a person does something. */
const DONE: Record<string, string> = {
  state: "How far it is",
  occurred_on: "Date",
  started_at: "Started",
  finished_at: "Finished",
  debriefed_at: "Talked through",
  closed_at: "Closed",
  agreed_at: "Agreed",
  due_on: "Due",
  done_at: "Done",
  planned_for: "Planned for",
  acknowledged_at: "Read",
  rated_at: "Rated",
  asked_at: "Asked",
  answered_at: "Answered",
  wanted_on: "Wished for",
  starts_on: "Begins",
  place: "Its place in the list",
  category: "Category",
  impact: "Impact",
  kinds: "Where it is seen",
  funnel_level: "What it feeds",
  standard: "Standard",
  prepared_at: "Prepared",
  manager_closed_at: "Closed by the manager",
  rep_closed_at: "Closed by the rep",
  topic: "About",
  named_on: "Named",
  resolved_at: "Resolved",
  on: "Date",
  from_on: "From",
  to_on: "Until",
  held_on: "Date",
  next_step_on: "Next step on",
  opportunity: "Became an opportunity",
  met: "Criterion met",
  read_at: "Read",
  working_days: "Working days",
  new_hire_days: "Days of daily review",
  review_day: "Day of the review",
  conversation_outcomes: "Outcomes of a conversation",
  leans: "Numbers weigh in the one thing",
  time_zone: "Time zone",
  valid_from: "From",
  valid_to: "Until",
  at_least: "At least",
};

const STATE: Record<string, string> = {
  open: "Open",
  finished: "Finished",
  debriefed: "Talked through",
  active: "Agreed",
  reached: "Reached",
  replaced: "Replaced",
  closed: "Closed",
};

const MOMENT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
const DATE = /^\d{4}-\d\d-\d\d$/;

/** What a field is called; null for one that nobody sees. */
export function fieldInWords(field: string): string | null {
  return FIELD[field] ?? DONE[field] ?? null;
}

/** A value as somebody would say it. `today` is a local date, YYYY-MM-DD. */
export function valueInWords(field: string, value: unknown, today: string): string {
  if (value === null || value === undefined || value === "") return "(empty)";
  if (field === "rating") return WORD[value as Rating] ?? String(value);
  if (field === "state") return STATE[String(value)] ?? String(value);
  if (Array.isArray(value)) return listed(value.map((one) => KIND[one as keyof typeof KIND] ?? String(one)));
  const text = typeof value === "string" ? value : JSON.stringify(value);
  if (MOMENT.test(text)) return `${dayMonth(localDate(text), today)} ${clockTime(text)}`;
  return DATE.test(text) ? dayMonth(text, today) : text;
}
