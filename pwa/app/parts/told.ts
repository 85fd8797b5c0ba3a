/** The one thing of a rep as every screen tells it: the choice of the rule, put into words. */

import {
  activeFocus,
  type Choice,
  choose,
  evidenceToReason,
  lookForSentence,
  marksOf,
  nothingToFixSentence,
  type Observation,
  type Progress,
  type Proposal,
  progress,
  progressSentence,
  type Rating,
  reasonSentence,
  type Standard,
  since,
  stalled,
  stalledSentence,
  THREE_IN_A_ROW,
  whatToLookFor,
} from "../coaching";
import type { HeldFocus, Known, Shown } from "../store/queries";

export interface Told {
  readonly state: "new" | "stays" | "reached" | "not_enough" | "nothing_to_fix";
  /** What to agree on: null unless there is a one thing. */
  readonly proposal: Proposal | null;
  /** The active focus it is about; null while it is a proposal, or none. */
  readonly focus: HeldFocus | null;
  readonly title: string;
  /** What good looks like. */
  readonly good: string | null;
  /** Of a focus: since it was agreed. Of a proposal: its examples. Oldest first. */
  readonly marks: readonly Rating[];
  /** How many more met ones the standard needs. */
  readonly toCome: number;
  /** How far it is, or what to do. */
  readonly words: string;
  /** What the manager is asked when it stands still; null when it does not. Never for the rep's own screen. */
  readonly ask: string | null;
  /** Why this one; null when there is none. */
  readonly why: string | null;
  readonly provisional: boolean;
  readonly closeCall: boolean;
}

const MARKS_SHOWN = 6;
const NONE = {
  proposal: null,
  focus: null,
  good: null,
  marks: [],
  toCome: 0,
  words: "",
  ask: null,
  why: null,
  provisional: false,
  closeCall: false,
};

/** Tell the one thing as it stands today (a local date). */
export function tell(known: Known, today: string): Told {
  const choice = choose(known.observations, known.checklist, known.focuses, today, known.lean);
  if (choice.kind !== "proposal") return { ...NONE, ...tellNone(known, choice) };
  const focus = activeFocus(known.focuses) as HeldFocus | null;
  return focus ? tellFocus(known, focus, choice, today) : tellNew(known, choice);
}

/**
 * Beside the one thing, the item whose rating would teach the most; null when there is none. `among`: the items that
 * can be seen. What is tapped in `interactionId` does not count, or the answer would change with every tap.
 */
export function lookForToo(
  known: Known,
  today: string,
  among: ReadonlySet<string>,
  interactionId: string | null = null,
): string | null {
  const before = known.observations.filter((seen) => seen.interaction_id !== interactionId);
  const plan = whatToLookFor(before, known.checklist, known.focuses, today);
  const focus = activeFocus(known.focuses);
  return plan.find((id) => id !== focus?.item_id && among.has(id)) ?? null;
}

/** What an item is called, one that was taken off the checklist too. */
export function promptOf(known: Known, itemId: string): string {
  return known.prompts.get(itemId)?.prompt ?? "An item that is no longer on the checklist";
}

/** What an item was called when this interaction was recorded, whatever it is called today. */
export function promptIn({ prompts }: Pick<Shown, "prompts">, known: Known, itemId: string): string {
  return prompts.get(itemId) || promptOf(known, itemId);
}

function tellNone(known: Known, choice: Exclude<Choice, Proposal>): Pick<Told, "state" | "title" | "words"> {
  if (choice.kind === "nothing_to_fix") {
    const words = nothingToFixSentence(choice.praise && promptOf(known, choice.praise));
    return { state: "nothing_to_fix", title: "Nothing to fix", words };
  }
  const sentence = lookForSentence(choice.look_for.map((id) => promptOf(known, id)));
  const title = "Not enough seen yet";
  return { state: "not_enough", title, words: sentence.replace(`${title}. `, "") };
}

function tellNew(known: Known, choice: Proposal): Told {
  const examples = marksOf(known.observations.filter((seen) => seen.item_id === choice.item_id));
  return {
    ...NONE,
    ...whatItIs(known, choice),
    state: "new",
    marks: examples.slice(-MARKS_SHOWN).map((mark) => mark.rating),
    why: why(known, choice.reason),
    provisional: choice.provisional,
    closeCall: choice.reason.close_call,
  };
}

function tellFocus(known: Known, focus: HeldFocus, choice: Proposal, today: string): Told {
  const far = howFar(known, focus);
  const standsStill = stalled(focus, today) && !far.progress.reached;
  // A focus keeps the reason it was agreed for; only how often it was seen goes on.
  const agreed = evidenceToReason(focus.evidence);
  const seen = Math.max(agreed?.seen ?? 0, choice.reason.seen);
  return {
    ...NONE,
    ...whatItIs(known, choice),
    state: far.progress.reached ? "reached" : "stays",
    focus,
    marks: far.progress.marks.slice(-MARKS_SHOWN),
    toCome: Math.max(0, far.progress.needed - far.progress.have),
    words: progressSentence(far.progress, far.standard),
    ask: standsStill ? stalledSentence(focus, today) : null,
    why: why(known, agreed ? { ...agreed, seen } : choice.reason),
  };
}

function whatItIs(known: Known, proposal: Proposal): Pick<Told, "proposal" | "title" | "good"> {
  const { item_id } = proposal;
  return { proposal, title: promptOf(known, item_id), good: known.prompts.get(item_id)?.good ?? null };
}

function why(known: Known, reason: Proposal["reason"]): string {
  return reasonSentence(reason, reason.runner_up && promptOf(known, reason.runner_up));
}

/** How far a focus is from its standard, or was on the day it was closed. */
export function howFar(known: Known, focus: HeldFocus): { progress: Progress; standard: Standard } {
  const standard = focus.standard ?? known.prompts.get(focus.item_id)?.standard ?? THREE_IN_A_ROW;
  return { progress: progress(countingFor(known, focus), standard), standard };
}

/** The observations that count for the standard of a focus: since it was agreed, until it was closed. */
export function countingFor(known: Known, focus: HeldFocus): Observation[] {
  return since(known.observations, focus, focus.agreedIn).filter(
    ({ occurred_on }) => focus.closed_on === null || occurred_on <= focus.closed_on,
  );
}
