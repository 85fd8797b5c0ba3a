/** What is said about checklists: impacts, standards, where an item is seen, and what changed. */
import {
  type CATEGORIES,
  type Changes,
  type FUNNEL_LEVELS,
  parseStandard,
  type Standard,
  THREE_IN_A_ROW,
  type Words,
} from "../coaching";
import { capital, counted, KIND, listed } from "./words";

export const CATEGORY: Record<(typeof CATEGORIES)[number], string> = {
  process: "Process",
  questioning: "Questioning",
  messaging: "Messaging",
  buying_opportunity: "Buying opportunity",
  collateral: "Collateral",
  discount: "Discount",
  next_step: "Next step",
};

export const FEEDS: Record<(typeof FUNNEL_LEVELS)[number], string> = {
  opportunities: "Opportunities",
  conversations: "Conversations",
  calls: "Calls and e-mails",
};

/** How much hangs on an item, by its impact: what to think of before choosing. */
export const IMPACT: Record<number, { readonly name: string; readonly means: string }> = {
  5: { name: "Visits turn on it", means: "Without it there is rarely a deal. Keep it for one or two." },
  4: { name: "It often decides", means: "Customers notice when it is missing." },
  3: { name: "It helps", means: "A good visit has it; a deal can do without." },
  2: { name: "Good craft", means: "It shows over months, not in one meeting." },
  1: { name: "Nice to see", means: "Nobody loses a deal over it." },
};

export const EVERYTHING_MATTERS =
  "When everything matters most, nothing does. The impact decides what a rep is coached on first: compare your items once more.";

/** A standard as it is written in records; null is three in a row, and so is one that cannot be read. */
export function readStandard(text: string | null): Standard {
  try {
    return text ? parseStandard(text) : THREE_IN_A_ROW;
  } catch {
    return THREE_IN_A_ROW;
  }
}

/** What a rep hears of a standard. */
export function standardForRep({ kind, needed, window }: Standard): string {
  return kind === "in_a_row"
    ? `“Show it ${needed} times in a row, in separate interactions. Partly or missed starts again.”`
    : `“Show it in ${needed} of the last ${window} interactions. One miss does not start again.”`;
}

export function seenInWords(kinds: readonly string[]): string {
  return listed(kinds.map((kind, nth) => lower(KIND[kind as keyof typeof KIND] ?? kind, nth)));
}

function lower(word: string, nth: number): string {
  return nth === 0 ? word : word.toLowerCase();
}

/** "2 new items, 1 changed, 1 taken off". */
export function changesInWords({ added, changed, removed, reordered, title, standard }: Changes): string {
  const parts = [
    added.length > 0 && counted(added.length, "new item"),
    changed.length > 0 && `${changed.length} changed`,
    removed.length > 0 && `${removed.length} taken off`,
    reordered && "another order",
    title && "another name",
    standard && "another standard",
  ].filter((part) => part !== false && part !== null);
  return parts.length > 0 ? capital(parts.join(", ")) : "Nothing changed";
}

/** Each change in a line, the weightiest first. */
export function changeLines(changes: Changes): string[] {
  const { added, changed, removed, reordered, title, standard } = changes;
  return [
    ...added.map(({ words }) => (words.prompt ? `New: “${words.prompt}”` : "New: one without a name yet")),
    ...removed.map(({ words }) => `Taken off: “${words.prompt}”. What was seen of it stays.`),
    ...changed.map(({ before, after, fields }) => {
      const what = fields.map((field) => fieldLine(field, before, after));
      return `“${after.prompt ?? before.prompt}”: ${what.join("; ")}`;
    }),
    ...(standard ? [`Standard: ${asked(standard.before)} → ${asked(standard.after)}`] : []),
    ...(title ? [`Name: “${title.before}” → “${title.after}”`] : []),
    ...(reordered ? ["The items stand in another order."] : []),
  ];
}

function fieldLine(field: keyof Words, before: Words, after: Words): string {
  switch (field) {
    case "prompt":
      return `was called “${before.prompt ?? ""}”`;
    case "good_looks_like":
      return "what good looks like";
    case "impact":
      return `impact ${before.impact ?? "–"} → ${after.impact ?? "–"}`;
    case "category":
      return `now ${CATEGORY[after.category].toLowerCase()}`;
    case "kinds":
      return `seen in: ${seenInWords(after.kinds).toLowerCase() || "nothing yet"}`;
    case "funnel_level":
      return after.funnel_level ? `feeds ${FEEDS[after.funnel_level].toLowerCase()}` : "feeds no number";
    case "standard":
      return after.standard ? `standard ${after.standard}` : "the usual standard";
    case "training_url":
      return after.training_url ? "another training" : "no training";
  }
}

function asked(standard: string | null): string {
  return standard ?? "3 in a row";
}
