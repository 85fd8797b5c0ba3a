/** What is wrong with a draft before it can be published. Twin of server/coaching/publishing.py. */
import { parseStandard } from "./standard";

export const SEEN_IN = ["ride_along", "call_recording", "email", "call_note"] as const;
export const CATEGORIES = [
  "process",
  "questioning",
  "messaging",
  "buying_opportunity",
  "collateral",
  "discount",
  "next_step",
] as const;
export const FUNNEL_LEVELS = ["opportunities", "conversations", "calls"] as const;
export const MOST_ITEMS = 60;

/** What an item says, published or drafted. In a draft the prompt and the impact may still be missing. */
export interface Words {
  readonly prompt: string | null;
  readonly good_looks_like: string | null;
  readonly category: (typeof CATEGORIES)[number];
  readonly impact: number | null;
  readonly kinds: readonly string[];
  readonly funnel_level: (typeof FUNNEL_LEVELS)[number] | null;
  readonly standard: string | null;
  readonly training_url: string | null;
}

/** A version or a draft: its items in their order, each with its id and what it says. */
export interface Listed {
  readonly title: string;
  readonly standard: string | null;
  readonly items: readonly { readonly id: string; readonly words: Words }[];
}

/** `itemId` is null for what concerns the draft as a whole; `title` says what to do about it. */
export interface DraftProblem {
  readonly code: keyof typeof PROBLEMS;
  readonly itemId: string | null;
  readonly title: string;
}

const PROBLEMS = {
  no_items: "There is nothing to look for yet. Add an item.",
  too_many_items: `A checklist holds ${MOST_ITEMS} items. Take some off: nobody looks for more in one meeting.`,
  prompt_missing: "Say what to look for.",
  prompt_twice: "Two items say the same. Change one of them, or take it off.",
  kinds_missing: "Choose where it can be seen: a ride-along, a call recording, an e-mail or a call note.",
  impact_missing: "Choose how much hangs on it, 1 to 5.",
  not_a_standard: "This is no standard. Ask for 2 to 6 in a row, or for some of the last 2 to 10.",
  nothing_changed: "Nothing is different from the version in use, so there is nothing to publish.",
};

/** Of a published or a drafted item, what it says: text without space around it, none for empty text. */
export function wordsOf(fields: { [name in keyof Words]?: Words[name] | undefined }): Words {
  const text = <T extends string>(value: T | null | undefined) => ((value ?? "").trim() || null) as T | null;
  return {
    prompt: text(fields.prompt),
    good_looks_like: text(fields.good_looks_like),
    category: fields.category ?? "process",
    impact: fields.impact ?? null,
    kinds: fields.kinds ?? [],
    funnel_level: fields.funnel_level ?? null,
    standard: text(fields.standard),
    training_url: text(fields.training_url),
  };
}

/**
 * What keeps this draft from being published: of the whole first, then item by item, in their order. `current` is the
 * version in use, null before the first.
 */
export function problemsOf(draft: Listed, current: Listed | null): DraftProblem[] {
  const said = new Set<string>();
  return [
    ...ofTheWhole(draft, current).map((code) => problem(code, null)),
    ...draft.items.flatMap(({ id, words }) => ofItem(words, said).map((code) => problem(code, id))),
  ];
}

function ofTheWhole(draft: Listed, current: Listed | null): DraftProblem["code"][] {
  const found: DraftProblem["code"][] = [];
  if (draft.items.length === 0) found.push("no_items");
  if (draft.items.length > MOST_ITEMS) found.push("too_many_items");
  if (!isStandard(draft.standard)) found.push("not_a_standard");
  if (current && content(draft) === content(current)) found.push("nothing_changed");
  return found;
}

function ofItem(words: Words, said: Set<string>): DraftProblem["code"][] {
  const found: DraftProblem["code"][] = [];
  const prompt = (words.prompt ?? "").toLowerCase();
  if (!prompt) found.push("prompt_missing");
  else if (said.has(prompt)) found.push("prompt_twice");
  said.add(prompt);
  if (words.impact === null) found.push("impact_missing");
  const known: readonly string[] = SEEN_IN;
  if (words.kinds.length === 0 || !words.kinds.every((kind) => known.includes(kind)))
    found.push("kinds_missing");
  if (!isStandard(words.standard)) found.push("not_a_standard");
  return found;
}

function problem(code: DraftProblem["code"], itemId: string | null): DraftProblem {
  return { code, itemId, title: PROBLEMS[code] };
}

/** What makes it another version when it differs; the kinds of an item have no order. */
function content({ title, standard, items }: Listed): string {
  return JSON.stringify([title.trim(), standard, items.map(({ id, words }) => [id, wordsInOrder(words)])]);
}

/** The same text for the same words. */
export function wordsInOrder(words: Words): string {
  return JSON.stringify(wordsOf({ ...words, kinds: [...words.kinds].sort() }));
}

function isStandard(text: string | null): boolean {
  try {
    return text === null || Boolean(parseStandard(text));
  } catch {
    return false;
  }
}
