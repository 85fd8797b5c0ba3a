/** What a field is called when somebody reads about it. */
import type { WrittenField } from "../store/queries";

/** What no one reads: what a record hangs on, what it was made with, what the app measured and the server adds. */
type Silent =
  | "rep_id"
  | "interaction_id"
  | "item_id"
  | "observation_id"
  | "focus_id"
  | "draft_id"
  | "about_id"
  | "criterion_id"
  | "goal_id"
  | "checklist_id"
  | "manager_id"
  | "based_on"
  | "begun_at"
  | "kind"
  | "period"
  | "evidence"
  | "reading"
  | "at_second"
  | "passage_at"
  | "critique_id"
  | "source"
  | "arrived_at"
  | "media_type"
  | "size"
  | "sha256"
  | "added_at"
  | "file"
  | "author_id"
  | "marked_by"
  | "refused_because"
  | "source_id"
  | "outcome"
  | "noted";

/** The fields that a person types or chooses: what was not accepted can be changed in them. */
const TYPED = {
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
  proposed_steps: "Proposed next",
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
  structure: "Who is who",
  dynamics: "How they decide",
  next_step: "Next step",
  message: "Message to the rep",
  passage: "Marked words",
  put_aside_why: "Why it was put aside",
  why: "Why",
} as const satisfies Partial<Record<WrittenField, string>>;

/** Fields that the app fills in when a person does something. */
const DONE: Record<Exclude<WrittenField, Silent | keyof typeof TYPED>, string> = {
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
  steps_done: "Done from last time",
  prepared_at: "Prepared",
  manager_closed_at: "Closed by the manager",
  rep_closed_at: "Closed by the rep",
  topic: "About",
  assigned_to: "Looked after by",
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
  field: "Goes by",
  at_least: "At least",
  critiqued_on: "Critiqued",
  told_by: "Told by",
  put_aside_at: "Put aside",
  activity: "What of",
  target: "How many",
};

/** By the field: those that a person types or chooses. */
export const FIELD: Readonly<Record<string, string>> = TYPED;
const ALL: Readonly<Record<string, string>> = { ...DONE, ...TYPED };

/** What a field is called; null for one that nobody sees. */
export function fieldInWords(field: string): string | null {
  return ALL[field] ?? null;
}
