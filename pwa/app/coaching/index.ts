/** Coaching, as the rest of the app sees it. */
export * from "./checklist_file";
export * from "./debriefs";
export * from "./evidence";
export * from "./expected";
export * from "./focus";
export * from "./look_for";
export * from "./one_thing";
export * from "./own_rating";
export * from "./publishing";
export * from "./reason";
export * from "./retrospective";
export * from "./say_first";
export * from "./sentences";
export * from "./standard";
export * from "./versions";
export * from "./whom_to_see";
