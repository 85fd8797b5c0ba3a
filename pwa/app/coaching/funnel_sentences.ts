/**
 * Says a reading in the words of a manager; no pronoun, so it fits every rep. Twin of
 * server/coaching/funnel_sentences.py. Each sentence is made of what the reading shows and of nothing else.
 */
import type { Diagnosis, Level, LevelReading, RatioReading, Reading, ReadingStatus } from "./reading";

const STOPS: Record<Level, string> = {
  opportunities: "The reading stops here until the opportunities are known.",
  conversations: "The reading stops here until the conversations are known.",
  activity: "The reading stops here until calls and e-mails are known.",
};
const GOAL_MET = "Goal met. Nothing else to review.";
const REASSESS = "It was beaten by a fifth or more, with less activity than its goal: reassess the goal.";
const ACTIVITY = new Map([
  ["calls", "calls"],
  ["emails", "e-mails"],
]);

/** What the reading says, and what to do about it. */
export function diagnosisSentence({ diagnosis, levels, ratio, reassess }: Reading): string {
  const last = levels.at(-1);
  if (!last) return "";
  switch (diagnosis) {
    case "not_known":
      return STOPS[last.level];
    case "activity_low":
      return `Too few ${named(last, "missed")}. Ask what is in the way.`;
    case "calls_do_not_become_conversations":
      return `Enough ${named(last, "on_goal")}, but too few become conversations. Look at the voicemail script, and at the leads of the campaign.`;
    case "goal_met":
      return reassess ? `${GOAL_MET} ${REASSESS}` : GOAL_MET;
    default:
      return `Enough conversations${ofThem(diagnosis, ratio)}`;
  }
}

/** What becomes of enough conversations, as the rest of the sentence. */
function ofThem(diagnosis: Diagnosis, ratio: RatioReading | null): string {
  if (ratio === null)
    return ": more may be around the corner. No goal says how many should turn into opportunities.";
  const goal = `goal ${percent(ratio.goal)}`;
  if (diagnosis === "around_the_corner_too_few")
    return `: more may be around the corner. ${grouped(ratio.have)} of ${grouped(ratio.of)} turned into opportunities, ${goal}: too few to tell.`;
  const share = `${Math.floor((200 * ratio.have + ratio.of) / (2 * ratio.of))}%, ${goal}.`;
  return diagnosis === "ratio_low"
    ? `, too few turn into opportunities: ${share} Look at messaging, audience and questioning: read the conversation notes together.`
    : `, and enough turn into opportunities: ${share} More may be around the corner.`;
}

/** How it stands with one level, and where to look then. */
export function levelSentence(level: LevelReading): string {
  if (level.status === "on_goal")
    return level.level === "opportunities" ? "On goal. Nothing else to review." : "On goal. Stop here.";
  if (level.status === "not_known") return joined(whyNotKnown(level), notCounted(level));
  const unchecked = uncheckedOf(level);
  return joined(
    level.level === "activity" ? "Missed." : "Missed, so look one level down.",
    unchecked ? `${grouped(unchecked)} not checked yet would not be enough.` : null,
    notCounted(level),
  );
}

/** That a part of a period is read pro rata; null for a whole one. */
export function daysSentence({ partial, days: { done, all, absent } }: Reading): string | null {
  if (!partial) return null;
  if (done === 0) return "No working day yet, so nothing is due.";
  return joined(
    `Pro rata: ${grouped(done)} of ${grouped(all)} working days.`,
    absent ? `${grouped(absent)} ${absent === 1 ? "day" : "days"} away left out.` : null,
  );
}

/** Why it is not known: what is missing first of goal, numbers, checks. */
function whyNotKnown(level: LevelReading): string {
  const reasons = level.metrics.filter(({ status }) => status === "not_known").map(({ why }) => why);
  if (reasons.includes("not_imported"))
    return "Not known: no numbers have come in for these days. Bring them in first.";
  if (reasons.includes("unchecked")) {
    const count = uncheckedOf(level);
    return `Not known yet: check ${grouped(count)} ${count === 1 ? "opportunity" : "opportunities"} first.`;
  }
  return "There is no goal for this. Set one first.";
}

function uncheckedOf({ metrics }: LevelReading): number {
  return metrics.reduce((sum, { unchecked }) => sum + unchecked, 0);
}

function notCounted({ metrics }: LevelReading): string | null {
  const count = metrics.flatMap(({ not_counted }) => not_counted).reduce((sum, row) => sum + row.count, 0);
  return count ? `${grouped(count)} more did not meet the criteria.` : null;
}

function named({ metrics }: LevelReading, status: ReadingStatus): string {
  const found = metrics.filter((one) => one.status === status);
  return found.map(({ metric }) => ACTIVITY.get(metric)).join(" and ");
}

/** Without a decimal where there is none: 36%, 37.5%. */
function percent(number: number): string {
  const tenths = Math.round(number * 10);
  const [whole, tenth] = [grouped(Math.floor(tenths / 10)), tenths % 10];
  return tenth ? `${whole}.${tenth}%` : `${whole}%`;
}

/** A whole number with commas between thousands: 8,800. */
export function grouped(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ",");
}

function joined(...sentences: (string | null)[]): string {
  return sentences.filter(Boolean).join(" ");
}
