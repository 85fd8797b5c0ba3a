/** A manager's own activity as they would say it. */
import { type Activity, type ActivityFigure, PERIOD_OF, type Period } from "../coaching";
import type { ActivityNow, Progress } from "../store/queries";
import { counted, lasting, listed } from "./words";

const MOST_NAMED = 5;

export const ACTIVITY: Record<Activity, string> = {
  field_days: "Days in the field",
  recordings: "Recordings critiqued",
  emails: "E-mails critiqued",
  call_notes: "Call notes audited",
};

const ONE_AND_MANY: Record<Activity, readonly [string, string]> = {
  field_days: ["day in the field", "days in the field"],
  recordings: ["recording", "recordings"],
  emails: ["e-mail", "e-mails"],
  call_notes: ["call note", "call notes"],
};

/** "5 recordings a week", "2 call notes of each rep a month". */
export function targetInWords(activity: Activity, target: number): string {
  return `${counted(target, ...ONE_AND_MANY[activity])}${activity === "call_notes" ? " of each rep" : ""} a ${PERIOD_OF[activity]}`;
}

/** "of 8 this month"; without a target "this month". */
export function ofHowMany({ due }: ActivityFigure, activity: Activity): string {
  const when = `this ${PERIOD_OF[activity]}`;
  return due === null ? when : `of ${due} ${when}`;
}

/** What is left of it, and what was not talked through; "" when there is nothing to say. */
export function leftInWords({ activity, now, left }: Progress): string {
  const rest = (now.due ?? 0) - now.have;
  const flagged = now.not_talked_through > 0 ? `${now.not_talked_through} not talked through yet.` : "";
  return [leftOf(PERIOD_OF[activity], rest, left, now.due), flagged].filter(Boolean).join(" ");
}

function leftOf(period: Period, rest: number, left: number, due: number | null): string {
  if (!due) return "";
  if (rest <= 0) return `Nothing left for this ${period}.`;
  if (left === 0) return `${rest} left this month, none of it this week.`;
  return left < rest ? `${left} left this week, ${rest} this month.` : `${left} left this week.`;
}

/** "Every ride-along was talked through", "2 debriefs not talked through yet, 1 for more than a day". */
export function debriefsInWords({ debriefsWaiting, debriefsLate }: ActivityNow): string {
  if (debriefsWaiting === 0) return "Everything was talked through";
  const debriefs = counted(debriefsWaiting, "debrief");
  if (debriefsLate === debriefsWaiting) return `${debriefs} not talked through for more than a day`;
  const waiting = `${debriefs} not talked through yet`;
  return debriefsLate > 0 ? `${waiting}, ${debriefsLate} for more than a day` : waiting;
}

/** "Still to audit this month: call notes of Anna Sandoval, Hayden Nolan and 3 more."; null when there is nobody. */
export function stillToAudit(names: readonly string[]): string | null {
  if (names.length === 0) return null;
  const more = names.length - MOST_NAMED;
  const named = more > 1 ? [...names.slice(0, MOST_NAMED), `${more} more`] : names;
  return `Still to audit this month: call notes of ${listed(named)}.`;
}

/** "From finished to talked through mostly 40 minutes." */
export function minutesInWords({ minutesToDebrief }: ActivityNow): string | null {
  return minutesToDebrief === null
    ? null
    : `From finished to talked through mostly ${lasting(minutesToDebrief)}.`;
}
