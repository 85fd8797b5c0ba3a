/** A review as one says it: what it is called, when it is held, how far it is. `today` is a local date. */
import { type Day, dayAfter, periodOf, type Review, type ReviewPeriod, type ReviewState } from "../coaching";
import { reviewId } from "../record/ids";
import type { Told } from "../store/queries";
import { weekday } from "./reading_words";
import { dayMonth, daysBetween, when } from "./words";

export const REVIEW: Record<ReviewPeriod, string> = { day: "Daily review", week: "Retrospective" };

/** Where a review is, begun or not. */
export function addressOf({
  repId,
  period,
  startsOn,
}: {
  repId: string;
  period: ReviewPeriod;
  startsOn: Day;
}): string {
  return `/retrospectives/${reviewId(repId, period, startsOn)}?rep=${repId}&${period}=${startsOn}`;
}

/** "week 47", "week 52 of 2017", "Fri 27 Nov". */
export function periodInWords(period: ReviewPeriod, startsOn: Day, today: Day): string {
  if (period === "day") return `${weekday(startsOn).slice(0, 3)} ${dayMonth(startsOn, today)}`;
  const { year, week } = weekOf(startsOn);
  return year === weekOf(today).year ? `week ${week}` : `week ${week} of ${year}`;
}

/** The week of the year by ISO 8601: the one with the year's first Thursday is the first. */
export function weekOf(date: Day): { year: number; week: number } {
  const thursday = new Date(date);
  thursday.setUTCDate(thursday.getUTCDate() + 4 - (thursday.getUTCDay() || 7));
  const year = thursday.getUTCFullYear();
  return {
    year,
    week: 1 + Math.floor(daysBetween(`${year}-01-01`, thursday.toISOString().slice(0, 10)) / 7),
  };
}

const A_WEEK = 7; // days in which a day is known by its name

/** "today", "tomorrow", "Friday", "4 Dec", "was on Friday", "was on 20 Nov". */
export function dueInWords(dueOn: Day, today: Day): string {
  const days = daysBetween(today, dueOn);
  if (days === 0) return "today";
  if (days === 1) return "tomorrow";
  if (days > 0) return days < A_WEEK ? weekday(dueOn) : dayMonth(dueOn, today);
  if (days === -1) return "was yesterday";
  return `was on ${-days < A_WEEK ? weekday(dueOn) : dayMonth(dueOn, today)}`;
}

/** Over those that are not held: a rep's next one stands there before its day. */
export function whenToHold(open: readonly { readonly state: ReviewState }[]): "To hold now" | "Next" {
  return open.every(({ state }) => state === "to_come") ? "Next" : "To hold now";
}

/** "Retrospective Friday", "Daily review today", "Retrospective was on Friday". */
export function nextInWords({ period, due_on }: Review, today: Day): string {
  return `${REVIEW[period]} ${dueInWords(due_on, today)}`;
}

interface HowFar {
  readonly state: ReviewState;
  readonly dueOn: Day;
  readonly managerClosedAt: string | null;
  readonly repClosedAt: string | null;
}

/** How far it is, as a sentence. `rep`: the first name, or "You" on the rep's own phone. */
export function stateInWords(
  { state, dueOn, managerClosedAt, repClosedAt }: HowFar,
  rep: string,
  today: Day,
): string {
  const you = rep === "You";
  if (state === "closed" && repClosedAt) return `Closed by both, ${when(repClosedAt, today)}.`;
  if (managerClosedAt) {
    const read = you ? "You have not read it yet" : `${rep} has not read it yet`;
    return `Held ${when(managerClosedAt, today)}. ${read}.`;
  }
  if (state === "late") return `It ${dueInWords(dueOn, today)}, and was not held yet.`;
  return `Due ${dueInWords(dueOn, today)}.`;
}

/** "From Monday on we look at the week, on Fridays." */
export function switchInWords({ weekly_from, reviewDay }: Told, today: Day): string {
  const far = daysBetween(today, weekly_from);
  const from = Math.abs(far) < A_WEEK ? weekday(weekly_from) : dayMonth(weekly_from, today);
  const on = `, on ${weekday(dayAfter(periodOf("week", today).first, reviewDay))}s`;
  if (far > 0) return `From ${from} on we look at the week${on}.`;
  return far === 0 ? `From today on we look at the week${on}.` : `Since ${from} we look at the week${on}.`;
}
