/** The kinds of records a phone holds, and their fields as the server publishes them (OpenAPI). */
import type { components } from "../api";

type Schemas = components["schemas"];
/** Fields that every row of the kind has, whoever made it. */
type With<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };

export interface Fields {
  interaction: With<
    Schemas["InteractionFields"],
    "rep_id" | "kind" | "occurred_on" | "checklist_id" | "state"
  >;
  observation: With<Schemas["ObservationFields"], "interaction_id" | "item_id" | "rating">;
  focus: With<Schemas["FocusFields"], "rep_id" | "item_id" | "state" | "agreed_at">;
  training: With<Schemas["TrainingFields"], "focus_id" | "title">;
  reply: With<Schemas["ReplyFields"], "about_id" | "text">;
  self_rating: With<Schemas["SelfRatingFields"], "focus_id" | "rated_at" | "rating">;
  ask: With<Schemas["AskFields"], "rep_id" | "kind" | "asked_at">;
  retrospective: With<Schemas["RetrospectiveFields"], "rep_id" | "period" | "starts_on">;
  impediment: With<Schemas["ImpedimentFields"], "rep_id" | "text" | "topic" | "named_on">;
  plan: With<Schemas["PlanFields"], "rep_id" | "planned_for">;
  attachment: Omit<Schemas["AttachmentFields"], "file"> & { file?: Schemas["AttachmentFields"]["file"] };
  person: With<Schemas["PersonFields"], "name" | "role" | "manager_ids" | "active">;
  checklist: With<Schemas["ChecklistFields"], "title" | "version" | "item_ids" | "state">;
  item: With<Schemas["ItemFields"], "prompt" | "category" | "impact" | "kinds">;
  draft: With<Schemas["DraftFields"], "title" | "begun_at">;
  draft_item: With<Schemas["DraftItemFields"], "draft_id" | "item_id" | "place" | "category" | "kinds">;
  practice: With<Schemas["PracticeFields"], never>;
  holiday: With<Schemas["HolidayFields"], "on" | "name">;
  criterion: With<Schemas["CriterionFields"], "title" | "valid_from" | "place">;
  absence: With<Schemas["AbsenceFields"], "rep_id" | "from_on" | "to_on">;
  goal: With<Schemas["GoalFields"], "metric" | "period" | "target" | "valid_from" | "state" | "together">;
  acknowledgment: With<Schemas["AcknowledgmentFields"], "rep_id" | "goal_id" | "read_at">;
  metric: With<Schemas["MetricFields"], "rep_id" | "metric" | "counted_on" | "count">;
  opportunity: With<Schemas["OpportunityFields"], "rep_id" | "stage">;
  conversation: With<Schemas["ConversationFields"], "rep_id" | "held_on">;
  critique: With<
    Schemas["CritiqueFields"],
    "rep_id" | "kind" | "occurred_on" | "media_type" | "size" | "sha256" | "source"
  >;
  activity_target: With<Schemas["ActivityTargetFields"], "activity" | "valid_from" | "why">;
  mark: With<Schemas["MarkFields"], "about_id" | "criterion_id" | "met">;
  reading: With<Schemas["ReadingFields"], "rep_id" | "as_of" | "reading">;
  overwritten: With<Schemas["OverwrittenFields"], "record_kind" | "record_id" | "field" | "happened_at">;
}

export type Kind = keyof Fields;

/** Kinds a phone may write; the others it only receives. */
export const WRITTEN_KINDS = [
  "interaction",
  "observation",
  "focus",
  "training",
  "reply",
  "self_rating",
  "ask",
  "retrospective",
  "plan",
  "attachment",
  "draft",
  "draft_item",
  "impediment",
  "practice",
  "holiday",
  "criterion",
  "absence",
  "conversation",
  "mark",
  "acknowledgment",
  "critique",
  "activity_target",
] as const;

export type WrittenKind = (typeof WRITTEN_KINDS)[number];

export type InteractionKind = Fields["interaction"]["kind"];
export type Rating = Fields["observation"]["rating"];

/** Each kind's table: its key, then what screens and pulls look it up by. What was shipped never changes. */
const TABLES_1 = {
  interaction: "id, scope, fields.rep_id, fields.state",
  observation: "id, scope, fields.interaction_id",
  focus: "id, scope, fields.rep_id",
  training: "id, scope, fields.focus_id",
  reply: "id, scope, fields.about_id",
  retrospective: "id, scope, fields.rep_id",
  plan: "id, scope, fields.rep_id",
  person: "id, scope, fields.role",
  checklist: "id, scope",
  item: "id, scope",
  goal: "id, scope, fields.rep_id",
  metric: "id, scope, fields.rep_id",
  opportunity: "id, scope, fields.rep_id",
  overwritten: "id, scope",
};

/** The tables of kinds, by the version of the store that brought them. */
export const TABLES = {
  1: TABLES_1,
  2: { attachment: "id, scope, fields.observation_id" },
  4: {
    self_rating: "id, scope, fields.focus_id",
    ask: "id, scope, fields.rep_id",
    draft: "id, scope",
    draft_item: "id, scope, fields.draft_id",
  },
  5: {
    impediment: "id, scope, fields.rep_id",
    practice: "id, scope",
    holiday: "id, scope",
    criterion: "id, scope",
    absence: "id, scope, fields.rep_id",
    acknowledgment: "id, scope, fields.rep_id",
    conversation: "id, scope, fields.rep_id",
    mark: "id, scope, fields.about_id",
    reading: "id, scope, fields.rep_id",
  },
  6: {
    critique: "id, scope, fields.rep_id",
    activity_target: "id, scope",
  },
};

export const KINDS = kindsUpTo(6);

/** The kinds that a store of this version has tables for. */
export function kindsUpTo(version: number): Kind[] {
  const tables = Object.entries(TABLES).filter(([since]) => Number(since) <= version);
  return tables.flatMap(([, kinds]) => Object.keys(kinds)) as Kind[];
}

/** The kinds that are the organization's: they hang on no rep. */
export const OF_ORGANIZATION: readonly Kind[] = ["practice", "holiday", "criterion", "activity_target"];

export function isKind(name: string): name is Kind {
  return (KINDS as string[]).includes(name);
}

/** The field by which a record hangs on another one, which must be accepted first. */
export const PARENT: Partial<Record<WrittenKind, { field: string; kinds: readonly Kind[] }>> = {
  observation: { field: "interaction_id", kinds: ["interaction"] },
  training: { field: "focus_id", kinds: ["focus"] },
  self_rating: { field: "focus_id", kinds: ["focus"] },
  reply: { field: "about_id", kinds: ["interaction", "focus"] },
  attachment: { field: "observation_id", kinds: ["observation"] },
  draft_item: { field: "draft_id", kinds: ["draft"] },
  mark: { field: "about_id", kinds: ["opportunity", "conversation"] },
};
