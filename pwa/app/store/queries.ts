/** All that screens read. Every function reads the phone's store and nothing else, so it can be watched live. */

export type { Problem } from "./edits";
export * from "./queries/asks";
export * from "./queries/attached";
export * from "./queries/checklist";
export * from "./queries/checklist_news";
export * from "./queries/drafts";
export * from "./queries/go_and_see";
export * from "./queries/impediments";
export * from "./queries/interactions";
export * from "./queries/known";
export * from "./queries/numbers";
export * from "./queries/own_ratings";
export * from "./queries/people";
export * from "./queries/rep";
export * from "./queries/replies";
export * from "./queries/retrospectives";
export * from "./queries/reviews";
export * from "./queries/rhythm";
export * from "./queries/ride";
export * from "./queries/team";
export * from "./queries/today";
export * from "./queries/unsent";
export * from "./queries/unsent_records";
