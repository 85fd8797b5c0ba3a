import type { FirstStep } from "../../record/people";

/** What the first steps of an organization are called. */
export const STEP_NAMES: Record<FirstStep["step"], string> = {
  name: "What it is called",
  days: "When you work",
  people: "Who is on the team",
  checklist: "What you look for",
  goals: "What counts as success",
  mail: "How mail goes out",
};
