/** Goals as a person would say them: what for, for whom, and when they hold. */
import type { GoalFields, Standing } from "../store/queries";
import { counted, dayMonth } from "./words";

type Metric = GoalFields["metric"];
type Period = GoalFields["period"];

export const METRIC: Record<Metric, string> = {
  opportunities: "Opportunities",
  conversations: "Conversations",
  calls: "Calls",
  emails: "E-mails",
  ratio: "Conversations that become opportunities",
};

export const PERIOD: Record<Period, string> = {
  day: "A day",
  week: "A week",
  month: "A month",
  quarter: "A quarter",
};

const ONE: Record<Exclude<Metric, "ratio">, string> = {
  opportunities: "opportunity",
  conversations: "conversation",
  calls: "call",
  emails: "e-mail",
};

/** "18 opportunities", "1 e-mail". */
export function amountOf(metric: Exclude<Metric, "ratio">, count: number): string {
  const one = ONE[metric];
  return counted(count, one, metric === "opportunities" ? "opportunities" : `${one}s`);
}

/** "18 opportunities a quarter", "36 of 100 conversations become opportunities". */
export function goalInWords({ metric, period, target }: Pick<GoalFields, "metric" | "period" | "target">) {
  if (metric === "ratio") return `${target} of 100 conversations become opportunities`;
  return `${amountOf(metric, target)} a ${period}`;
}

/** When it holds: "since 1 Oct", "1 Jul – 30 Sep 2026", "from 1 Jan 2027". */
export function heldInWords(goal: Pick<GoalFields, "valid_from" | "valid_to">, today: string): string {
  const { valid_from, valid_to } = goal;
  if (!valid_to) return `${valid_from <= today ? "since" : "from"} ${dayMonth(valid_from, today)}`;
  return `${dayMonth(valid_from, today)} – ${dayMonth(valid_to, today)}`;
}

/** How a goal stands, in the word on its badge. */
export const STANDING: Record<Standing, { words: string; look: string }> = {
  draft: { words: "Draft", look: "go" },
  coming: { words: "Not begun", look: "active" },
  in_force: { words: "In force", look: "met" },
  ended: { words: "Ended", look: "" },
  taken_back: { words: "Taken back", look: "" },
};
