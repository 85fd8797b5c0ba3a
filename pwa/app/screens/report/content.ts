/**
 * What stands in a rep's report: one page for their file, which they sign. So it holds only what was talked through
 * with them, no private note, nothing that waits for its turn, and no more than fits, however much there is.
 */
import {
  count,
  type Evidence,
  evidenceToReason,
  formatStandard,
  missRate,
  type Rating,
  reasonSentence,
  runOfMet,
  UNSEEN,
  weigh,
} from "../../coaching";
import {
  cameBackInWords,
  FOCUS_STATE,
  lastedInWords,
  tookInWords,
  trainingInWords,
} from "../../parts/focus_words";
import { itemsIn } from "../../parts/observed";
import { howFar, promptOf, type Told, tell } from "../../parts/told";
import { capital, counted, dayMonth, shortened } from "../../parts/words";
import type { HeldFocus, Known, RepPage, Shown } from "../../store/queries";

const MOST = { columns: 12, items: 12, focuses: 3, strengths: 3, marks: 12 };
const CHARACTERS = { prompt: 48, line: 80, paragraph: 160 };
const STRONG_RUN = 3;

export interface Report {
  /** What was talked through, the oldest first; as many as fit. */
  readonly columns: readonly Shown[];
  readonly rows: readonly { prompt: string; ratings: readonly (Rating | null)[] }[];
  /** Null: none is agreed. */
  readonly one: OneThing | null;
  /** Those before it, the latest first. */
  readonly history: readonly Past[];
  /** The best first. */
  readonly strengths: readonly string[];
  /** What did not fit, or does not belong in it, in words. */
  readonly leftOut: { readonly items: string; readonly focuses: string; readonly interactions: string };
}

export interface OneThing {
  readonly prompt: string;
  readonly good: string;
  readonly agreed: string;
  readonly why: string;
  readonly standard: string;
  readonly marks: readonly Rating[];
  readonly toCome: number;
  readonly training: readonly string[];
}

export interface Past {
  readonly id: string;
  readonly prompt: string;
  readonly lines: readonly string[];
}

/** The report of today (a local date); null while nothing was talked through. */
export function reportOf(found: RepPage, today: string): Report | null {
  const told = talkedThrough(found);
  const { known, interactions } = told;
  if (interactions.length === 0) return null;
  const columns = interactions.slice(0, MOST.columns).reverse();
  const items = itemsIn(columns, known).filter((id) => columns.some(({ seen }) => seen.has(id)));
  const past = known.focuses.filter(({ state }) => state !== "active");
  const open = found.interactions.length - interactions.length;
  return {
    columns,
    rows: items.slice(0, MOST.items).map((id) => ({
      prompt: short(promptOf(known, id)),
      ratings: columns.map(({ seen }) => seen.get(id)?.rating ?? null),
    })),
    one: oneThing(known, tell(known, today), today),
    history: past.slice(0, MOST.focuses).map((focus) => pastOf(told, focus, today)),
    strengths: strengths(known, today),
    leftOut: {
      items: more(items.length - MOST.items, "more item", "more items"),
      focuses: more(past.length - MOST.focuses, "earlier one", "earlier ones"),
      interactions: open > 0 ? `${counted(open, "interaction")} not talked through yet: left out.` : "",
    },
  };
}

/** The page as far as it was talked through with the rep. */
function talkedThrough(found: RepPage): RepPage {
  const interactions = found.interactions.filter(({ state }) => state === "debriefed");
  const ids = new Set(interactions.map(({ id }) => id));
  const observations = found.known.observations.filter((seen) => ids.has(seen.interaction_id));
  return { ...found, interactions, known: { ...found.known, observations } };
}

/** What was agreed; what is only proposed was not talked through. */
function oneThing(
  known: Known,
  { focus, proposal, title, good, toCome }: Told,
  today: string,
): OneThing | null {
  if (!focus || !proposal) return null;
  const { progress, standard } = howFar(known, focus);
  const agreed = evidenceToReason(focus.evidence) ?? proposal.reason;
  const seen = Math.max(agreed.seen, proposal.reason.seen);
  const why = reasonSentence({ ...agreed, seen, close_call: false }); // what came second waits for its turn
  const cameBack = cameBackInWords(known, focus, today);
  return {
    prompt: short(title),
    good: shortened(good ?? "", CHARACTERS.paragraph),
    agreed: [`Agreed on ${dayMonth(focus.agreed_on, today)}`, cameBack].filter(Boolean).join(" · "),
    why: shortened(why, CHARACTERS.paragraph),
    standard: formatStandard(standard),
    marks: progress.marks.slice(-MOST.marks),
    toCome,
    training: training(focus, today),
  };
}

function pastOf({ known, interactions }: RepPage, focus: HeldFocus, today: string): Past {
  const lasted = [
    capital(FOCUS_STATE[focus.state]),
    lastedInWords(focus, today),
    tookInWords(known, focus, interactions),
  ];
  const lines = [
    lasted.filter(Boolean).join(" · "),
    cameBackInWords(known, focus, today),
    focus.reason && `“${shortened(focus.reason, CHARACTERS.line)}”`,
    ...training(focus, today),
  ];
  return {
    id: focus.id,
    prompt: short(promptOf(known, focus.item_id)),
    lines: lines.filter((line): line is string => Boolean(line)),
  };
}

/** The latest, and how many there were before it. */
function training({ trainings }: HeldFocus, today: string): string[] {
  const last = trainings.at(-1);
  if (!last) return [];
  const named = trainingInWords({ ...last, title: short(last.title) }, today);
  return [[named, more(trainings.length - 1, "before it", "before it")].filter(Boolean).join(", ")];
}

/** Items met three times in a row or more, up to the last time, with their true count. */
function strengths(known: Known, today: string): string[] {
  const evidence = weigh(known.observations, today);
  const of = (id: string): Evidence => evidence.get(id) ?? UNSEEN;
  const run = (id: string) => runOfMet(of(id).marks.map(({ rating }) => rating));
  return known.checklist
    .filter(({ id }) => run(id) >= STRONG_RUN && count(of(id), "met") > 0)
    .sort((a, b) => missRate(of(a.id)) - missRate(of(b.id)))
    .slice(0, MOST.strengths)
    .map(({ id }) => `${short(promptOf(known, id))}: met ${run(id)} in a row`);
}

function short(prompt: string): string {
  return shortened(prompt, CHARACTERS.prompt);
}

function more(left: number, one: string, many: string): string {
  return left > 0 ? `and ${counted(left, one, many)}` : "";
}
