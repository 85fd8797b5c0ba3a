/** Says what the rule found, in the words of a manager in a car. Twin of server/coaching/sentences.py. */
import { age, type Day } from "./evidence";
import type { Focus, Progress } from "./focus";
import { SURE_AFTER } from "./one_thing";
import type { Reason } from "./reason";
import type { Strength } from "./say_first";
import { formatStandard, type Standard } from "./standard";
import { RECENT_DAYS, type Visit } from "./whom_to_see";

const IMPACT: Record<number, string> = {
  5: "It matters a lot (5 of 5).",
  4: "It matters (4 of 5).",
  3: "It matters somewhat (3 of 5).",
  2: "It matters a little (2 of 5).",
  1: "It is a small thing (1 of 5).",
};
const LEAN = new Map([
  ["opportunities", "Conversations are on goal but opportunities are short."],
  ["conversations", "Calls and e-mails are on goal but conversations are short."],
  ["calls", "Opportunities and conversations are short, and so are calls and e-mails."],
]);
const SO_FAR: Record<number, string> = {
  0: "Not seen yet: look for it on the next visit.",
  1: "Seen only once so far: confirm it on the next visit.",
  2: "Seen only twice so far: confirm it on the next visit.",
};

/**
 * Why this item, in two to five short sentences; no pronoun, so it fits every rep.
 *
 * `runnerUp` is the prompt of the item that came second. A reason whose runner-up is withheld (as it
 * is from the rep) says nothing of a close call.
 */
export function reasonSentence(reason: Reason, runnerUp: string | null = null): string {
  return joined(
    countsSentence(reason),
    IMPACT[reason.impact ?? 0],
    LEAN.get(reason.lean ?? ""),
    closeCall(reason, runnerUp),
    reason.seen < SURE_AFTER ? SO_FAR[reason.seen] : null,
  );
}

/** What an impact (1-5) means, in a sentence. */
export function impactSentence(impact: number): string {
  return IMPACT[impact] ?? "";
}

/** How often it was missed, partly met or met in the last 180 days; null for what was never seen. */
export function countsSentence({
  missed,
  partly,
  met,
  seen,
}: Pick<Reason, "missed" | "partly" | "met" | "seen">): string | null {
  const times = missed + partly + met;
  if (times === 0) return seen ? "Not seen in the last 180 days." : null;
  if (times === missed || times === partly || times === met) {
    const rating = missed ? "Missed" : partly ? "Partly met" : "Met";
    return times > 1 ? `${rating} the last ${times} times.` : `${rating} the last time it was seen.`;
  }
  if (missed && partly) return `Missed ${missed} and partly ${partly} of the last ${times} times.`;
  return missed
    ? `Missed ${missed} of the last ${times} times.`
    : `Partly met ${partly} of the last ${times} times.`;
}

function closeCall(reason: Reason, runnerUp: string | null): string | null {
  if (!reason.close_call || reason.runner_up === null) return null;
  return runnerUp ? `It was a close call with “${runnerUp}”.` : "It was a close call.";
}

/** The strength to say first, with its true count: “Next step booked”: met 5 times in a row. */
export function strengthSentence(strength: Strength, prompt: string): string {
  const { in_a_row, met, of } = strength;
  if (in_a_row > 1) return `“${prompt}”: met ${in_a_row} times in a row.`;
  if (met > 1) return `“${prompt}”: met this time, and ${met} of the last ${of} times.`;
  return `“${prompt}”: met this time.`;
}

/** How far the focus is from its standard. Says what was seen, and never more than that. */
export function progressSentence(progress: Progress, standard: Standard): string {
  return progress.reached ? reached(progress, standard) : onTheWay(progress, standard);
}

function reached(progress: Progress, standard: Standard): string {
  const times =
    standard.kind === "in_a_row"
      ? `${progress.have} times in a row`
      : `${progress.have} of the last ${lookedAt(progress, standard)} times`;
  return `Standard reached: met ${times} on separate visits.`;
}

function onTheWay(progress: Progress, standard: Standard): string {
  return joined(
    soFar(progress, standard),
    `The standard is ${formatStandard(standard)}, on separate visits.`,
  );
}

function soFar(progress: Progress, standard: Standard): string {
  const looked = lookedAt(progress, standard);
  if (looked === 0) return "Not seen since it was agreed.";
  if (progress.have === 0)
    return looked === 1 || standard.kind === "in_a_row" ? "Not met the last time." : "Not met yet.";
  if (standard.kind === "in_a_row")
    return progress.have > 1 ? `${progress.have} in a row.` : "Met the last time.";
  return looked > 1 ? `${progress.have} of the last ${looked}.` : "Met the last time.";
}

function lookedAt(progress: Progress, standard: Standard): number {
  return Math.min(progress.marks.length, standard.window);
}

/** What to say to the manager of a focus that stands still. */
export function stalledSentence(focus: Focus, today: Day): string {
  return `Agreed ${age(focus.agreed_on, today)} days ago and not there yet: what should change?`;
}

/** Not enough was seen; `prompts` are those of the items to look for, the most telling first. */
export function lookForSentence(prompts: readonly string[]): string {
  const quoted = prompts.map((prompt) => `“${prompt}”`);
  const last = quoted.pop();
  if (last === undefined) return "Not enough seen yet.";
  const listed = quoted.length ? `${quoted.join(", ")} and ${last}` : last;
  return `Not enough seen yet. Go and see: ${listed}.`;
}

/** Why to go and see this rep; no pronoun, so it fits every rep. `prompt`: that of `visit.least_known`. */
export function goAndSeeSentence(visit: Visit, prompt: string | null): string {
  return joined(
    visit.one_step ? "One step from the standard." : null,
    visit.is_new ? "New on the team." : null,
    lastSeen(visit.days),
    leastKnown(visit, prompt),
  );
}

function lastSeen(days: number | null): string {
  if (days === null) return "Never seen yet.";
  return ["Seen today.", "Seen yesterday."][days] ?? `Not seen for ${days} days.`;
}

function leastKnown({ one_step, days, ratings }: Visit, prompt: string | null): string | null {
  if (one_step || days === null || prompt === null || ratings >= SURE_AFTER) return null;
  const times = ["not seen", "seen only once", "seen only twice"][ratings];
  return `“${prompt}” was ${times} in ${RECENT_DAYS} days.`;
}

/** Nothing to fix; `praise` is the prompt of the item to praise, or null. */
export function nothingToFixSentence(praise: string | null): string {
  return joined(
    "Nothing to fix: all that matters was seen at least three times.",
    praise ? `Say so, and praise “${praise}”.` : null,
  );
}

function joined(...sentences: (string | null | undefined)[]): string {
  return sentences.filter(Boolean).join(" ");
}
