/** What the server answers to an exchange, checked before any of it is believed. */
import type { Problem } from "../store/edits";
import { NoAnswer } from "./no_answer";

export interface Outcome {
  number: number;
  status: "applied" | "merged" | "duplicate" | "rejected" | "blocked";
  version?: number;
  problem?: Problem;
}

export interface Delivered {
  kind: string;
  id: string;
  version: number;
  deleted: boolean;
  fields: Record<string, unknown>;
}

export interface Answer {
  /** RFC 3339. */
  server_time: string;
  outcomes: Outcome[];
  scopes: Record<string, { records: Delivered[]; cursor: string; more: boolean }>;
  reset: string[];
  dropped: string[];
  /** There is news that this version of the app cannot be given. */
  update_needed?: boolean;
}

/** The answer, if it is one from end to end. Throws `NoAnswer`: half an answer is none. */
export function checked(body: unknown): Answer {
  const answer = body as Answer & { protocol: unknown };
  const whole =
    isObject(body) &&
    answer.protocol === 1 &&
    Array.isArray(answer.outcomes) &&
    answer.outcomes.every(isOutcome) &&
    isObject(answer.scopes) &&
    Object.values(answer.scopes).every(isScope) &&
    [answer.reset, answer.dropped].every(isTexts) &&
    typeof answer.server_time === "string" &&
    !Number.isNaN(Date.parse(answer.server_time));
  if (!whole) throw new NoAnswer("trouble", { title: "An answer that cannot be understood" });
  return answer;
}

function isOutcome(outcome: Outcome): boolean {
  if (!isObject(outcome) || !Number.isInteger(outcome.number)) return false;
  const refused = outcome.status === "rejected" || outcome.status === "blocked";
  if (refused) return isObject(outcome.problem) && typeof outcome.problem?.title === "string";
  return ["applied", "merged", "duplicate"].includes(outcome.status) && isVersion(outcome.version);
}

function isScope(scope: Answer["scopes"][string]): boolean {
  return (
    isObject(scope) &&
    typeof scope.cursor === "string" &&
    typeof scope.more === "boolean" &&
    Array.isArray(scope.records) &&
    scope.records.every(isRecord)
  );
}

function isRecord(record: Delivered): boolean {
  const named = isObject(record) && typeof record.kind === "string" && typeof record.id === "string";
  return named && isVersion(record.version) && isObject(record.fields);
}

function isVersion(version: unknown): boolean {
  return Number.isSafeInteger(version) && (version as number) > 0;
}

function isTexts(list: unknown): boolean {
  return Array.isArray(list) && list.every((entry) => typeof entry === "string");
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
