/** All that screens read. Every function reads the phone's store and nothing else, so it can be watched live. */

export type { Problem } from "./edits";
export * from "./queries/absences";
export * from "./queries/asks";
export * from "./queries/attached";
export * from "./queries/checklist";
export * from "./queries/checklist_news";
export * from "./queries/conversations";
export * from "./queries/drafts";
export * from "./queries/figures";
export * from "./queries/go_and_see";
export * from "./queries/goal_form";
export * from "./queries/goals";
export * from "./queries/interactions";
export * from "./queries/known";
export * from "./queries/numbers";
export * from "./queries/opportunities";
export * from "./queries/own_ratings";
export * from "./queries/people";
export * from "./queries/practice";
export * from "./queries/readings";
export * from "./queries/rep";
export * from "./queries/replies";
export * from "./queries/ride";
export * from "./queries/team";
export * from "./queries/today";
export * from "./queries/unsent";
export * from "./queries/unsent_records";
