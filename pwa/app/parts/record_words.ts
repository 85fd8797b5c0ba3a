/** One line for a human who opens the file with the unsent work. */
import type { UnsentRecord } from "../store/queries";
import { fieldInWords } from "./field_words";
import { problemInWords } from "./problem_words";
import { valueInWords } from "./value_words";

const RECORD: Record<UnsentRecord["kind"], string> = {
  interaction: "Ride-along",
  observation: "A rating",
  focus: "The one thing agreed",
  training: "A training",
  reply: "A reply",
  self_rating: "Your own rating",
  ask: "What was asked for",
  retrospective: "Retrospective",
  plan: "A planned ride-along",
  attachment: "A photo or voice memo",
  draft: "A draft of the checklist",
  draft_item: "An item of a draft",
  impediment: "Something in the way",
  practice: "How you work",
  holiday: "A holiday",
  criterion: "A criterion of opportunities",
  absence: "Days away",
  conversation: "A conversation",
  mark: "An opportunity checked",
  acknowledgment: "A goal read",
  critique: "Something put aside",
  activity_target: "A target of your own",
};

const WITH_NOBODY: readonly UnsentRecord["kind"][] = [
  "draft",
  "draft_item",
  "practice",
  "holiday",
  "criterion",
  "activity_target",
];

type Of = Pick<UnsentRecord, "kind" | "repId" | "repName">;

/** "A rating with Moses Frase"; a draft or a holiday is with nobody, and on a rep's own phone all is their own. */
export function recordWith({ kind, repName, ...of }: Of, myId: string): string {
  return isWithNobody({ kind, ...of }, myId) ? RECORD[kind] : `${RECORD[kind]} with ${repName}`;
}

/** Over one of them that asks for a decision: "Moses Frase: Agenda agreed", "A holiday: Thanksgiving". */
export function headingOf(record: Of & Pick<UnsentRecord, "customer" | "prompt">, myId: string): string {
  const { kind, repName, customer, prompt } = record;
  const what = kind === "mark" ? [customer, prompt].filter(Boolean).join(", ") : (prompt ?? customer);
  return [isWithNobody(record, myId) ? RECORD[kind] : repName, what].filter(Boolean).join(": ");
}

function isWithNobody({ kind, repId }: Pick<Of, "kind" | "repId">, myId: string): boolean {
  return repId === myId || WITH_NOBODY.includes(kind);
}

const SAID_BEFORE = new Set(["customer", "occurred_on", "started_at"]);

/** "A rating with Moses Frase, Cancity, 2026-11-20: “Agenda agreed”. What you saw: Missed. Note: …" */
export function recordInWords(record: UnsentRecord, today: string, myId: string): string {
  const { kind, repName, customer, prompt, on, set, deleted, problem } = record;
  const about = [recordWith(record, myId), customer, on].filter(Boolean).join(", ");
  const values = Object.entries(set).flatMap(([field, value]) => {
    const label = SAID_BEFORE.has(field) ? null : fieldInWords(field);
    return label && value !== null ? [`${label}: ${valueInWords(field, value, today)}`] : [];
  });
  const says = [
    prompt ? `${about}: “${prompt}”` : about,
    ...(deleted ? ["Deleted"] : values),
    ...(problem ? [`Not accepted: ${problemInWords(problem, repName, kind)}`] : []),
  ];
  return says.map((say) => say.replace(/[.\s]+$/, "")).join(". ");
}
