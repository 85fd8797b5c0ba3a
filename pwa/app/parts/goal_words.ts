/** Goals as a person would say them: what for, for whom, and when they hold. */
import type { Goal, Metric, Period } from "../coaching";
import type { HeldGoal, Standing } from "../store/queries";
import { counted, dayMonth } from "./words";

export const METRIC: Record<Metric, string> = {
  opportunities: "Opportunities",
  conversations: "Conversations",
  calls: "Calls",
  emails: "E-mails",
  ratio: "Conversations that become opportunities",
};

const ONE = { opportunities: "opportunity", conversations: "conversation", calls: "call", emails: "e-mail" };

/** "18 opportunities", "1 e-mail". */
export function amountOf(metric: keyof typeof ONE, count: number): string {
  const one = ONE[metric];
  return counted(count, one, metric === "opportunities" ? metric : `${one}s`);
}

/** "18 opportunities a quarter", "36 of 100 conversations become opportunities". */
export function goalInWords({ metric, period, target }: Pick<Goal, "metric" | "period" | "target">): string {
  if (metric === "ratio") return `${target} of 100 conversations become opportunities`;
  return `${amountOf(metric, target)} a ${period}`;
}

/** When it holds: "since 1 Oct", "1 Jul – 30 Sep", "from 1 Jan 2027". */
export function heldInWords({ valid_from, valid_to, standing }: HeldGoal, today: string): string {
  if (standing === "taken_back") return "taken back before it began";
  if (valid_to) return `${dayMonth(valid_from, today)} – ${dayMonth(valid_to, today)}`;
  return `${valid_from <= today ? "since" : "from"} ${dayMonth(valid_from, today)}`;
}

/** "for Anna Snelling", "for each rep of Dana Whitfield’s team", "for the organization together". `name`: the rep's or the manager's; null: the organization. */
export function forWhomInWords({ rep_id, together }: Pick<Goal, "rep_id" | "together">, name: string | null) {
  if (rep_id) return `for ${name}`;
  const team = name ? `${name}’s team` : "the organization";
  return together ? `for ${team} together` : `for each rep of ${team}`;
}

/** How a goal stands, in the word on its badge. */
export const STANDING: Record<Standing, { words: string; look: string }> = {
  draft: { words: "Draft", look: "go" },
  coming: { words: "Not begun", look: "active" },
  in_force: { words: "In force", look: "met" },
  ended: { words: "Ended", look: "" },
  taken_back: { words: "Taken back", look: "" },
};

export const PERIOD: Record<Period, string> = {
  day: "a day",
  week: "a week",
  month: "a month",
  quarter: "a quarter",
};
