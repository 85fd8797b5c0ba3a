/**
 * A checklist as a file: docs/importing.md. What is read may have been written by anybody, so everything that is
 * wrong with it is named with its place, and nothing of it is taken before all of it is right.
 */
import {
  CATEGORIES,
  FUNNEL_LEVELS,
  type Listed,
  MOST_ITEMS,
  problemsOf,
  SEEN_IN,
  type Words,
  wordsOf,
} from "./publishing";

const FORMAT = 1;
const LONGEST = { title: 200, prompt: 200, good_looks_like: 2000, training_url: 2000, standard: 40 };
const MOST_NAMED = 20;

/** What a file says, each item with the id it had where it was written, if it names one; or what is wrong with it. */
export type ReadFile =
  | { readonly read: FileContent; readonly wrong?: undefined }
  | { readonly read?: undefined; readonly wrong: readonly string[] };

export interface FileContent {
  readonly title: string;
  readonly standard: string | null;
  readonly items: readonly { readonly id: string | null; readonly words: Words }[];
}

export function writeChecklistFile({ title, standard, items }: Listed): string {
  const content = {
    ridealong: "checklist",
    format: FORMAT,
    title,
    standard,
    items: items.map(({ id, words }) => ({ id, ...words })),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

export function readChecklistFile(text: string): ReadFile {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (failure) {
    return {
      wrong: [`This is no JSON${placeOf(failure, text)}. Export a checklist to see what a file looks like.`],
    };
  }
  if (!isObject(content) || content.ridealong !== "checklist") {
    return { wrong: ["This is not a checklist that was exported from Ridealong."] };
  }
  if (content.format !== FORMAT) {
    return {
      wrong: [`The format is ${JSON.stringify(content.format ?? null)}. This app reads format ${FORMAT}.`],
    };
  }
  return readContent(content);
}

function readContent(content: Record<string, unknown>): ReadFile {
  const wrong = unknownIn(content, ["ridealong", "format", "title", "standard", "items"], "The file");
  wrong.push(...notText(content, "title", "The file"), ...notText(content, "standard", "The file"));
  if (!textOf(content.title)) wrong.push("The file: “title” is missing. Give the checklist a name.");
  const items = Array.isArray(content.items) ? content.items : [];
  if (!Array.isArray(content.items)) wrong.push("The file: “items” must be a list.");
  if (items.length > MOST_ITEMS)
    wrong.push(`The file: ${items.length} items. A checklist holds ${MOST_ITEMS}.`);
  for (const [nth, item] of items.slice(0, MOST_ITEMS).entries())
    wrong.push(...wrongIn(item, `Item ${nth + 1}`));
  if (wrong.length > 0) return { wrong: few(wrong) };
  const read: FileContent = {
    title: textOf(content.title),
    standard: textOf(content.standard) || null,
    items: items.map((item) => ({ id: textOf(item.id) || null, words: wordsOf(item as Partial<Words>) })),
  };
  return meantWell(read);
}

/** What the rules of publishing say, by the place in the file. */
function meantWell(read: FileContent): ReadFile {
  const ids = read.items.map((_, nth) => String(nth));
  const listed = { ...read, items: read.items.map(({ words }, nth) => ({ id: ids[nth] as string, words })) };
  const wrong = problemsOf(listed, null).map(({ itemId, title }) =>
    itemId === null ? `The file: ${title}` : `Item ${Number(itemId) + 1}: ${title}`,
  );
  return wrong.length > 0 ? { wrong: few(wrong) } : { read };
}

function wrongIn(item: unknown, where: string): string[] {
  if (!isObject(item)) return [`${where}: it must be an object.`];
  const texts = ["id", "prompt", "good_looks_like", "standard", "training_url"] as const;
  const { impact, kinds, category, funnel_level, training_url } = item;
  const wrong = unknownIn(item, ["id", ...Object.keys(wordsOf({}))], where);
  for (const name of texts) wrong.push(...notText(item, name, where));
  if (!among(CATEGORIES, category))
    wrong.push(`${where}: “category” must be one of ${CATEGORIES.join(", ")}.`);
  if (!isNone(funnel_level) && !among(FUNNEL_LEVELS, funnel_level))
    wrong.push(`${where}: “funnel_level” must be one of ${FUNNEL_LEVELS.join(", ")}, or null.`);
  if (!Number.isInteger(impact) || (impact as number) < 1 || (impact as number) > 5)
    wrong.push(`${where}: “impact” must be a whole number from 1 to 5.`);
  if (
    !Array.isArray(kinds) ||
    new Set(kinds).size !== kinds.length ||
    !kinds.every((kind) => among(SEEN_IN, kind))
  )
    wrong.push(`${where}: “kinds” must be a list of ${SEEN_IN.join(", ")}.`);
  if (typeof training_url === "string" && training_url.trim() && !isWebAddress(training_url))
    wrong.push(`${where}: “training_url” must be a web address that starts with http:// or https://.`);
  return wrong;
}

/** A link that a training may have, as the server takes it. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s/?#]+[^\s]*$/i.test(text.trim());
}

function notText(of: Record<string, unknown>, name: string, where: string): string[] {
  const value = of[name];
  if (isNone(value)) return [];
  if (typeof value !== "string") return [`${where}: “${name}” must be text.`];
  const longest = LONGEST[name as keyof typeof LONGEST] ?? 200;
  return value.length > longest
    ? [`${where}: “${name}” can hold ${longest} characters. Make it shorter.`]
    : [];
}

function unknownIn(of: Record<string, unknown>, known: readonly string[], where: string): string[] {
  const unknown = Object.keys(of).filter((name) => !known.includes(name));
  return unknown.map((name) => `${where}: there is no “${name.slice(0, 40)}”. Leave it out.`);
}

function few(wrong: readonly string[]): string[] {
  const left = wrong.length - MOST_NAMED;
  return left > 0 ? [...wrong.slice(0, MOST_NAMED), `And ${left} more.`] : [...wrong];
}

/** " in line 3", as far as the browser says where. */
function placeOf(failure: unknown, text: string): string {
  const message = failure instanceof Error ? failure.message : "";
  const line = /line (\d+)/.exec(message)?.[1];
  const position = /position (\d+)/.exec(message)?.[1];
  if (line) return ` in line ${line}`;
  return position ? ` in line ${text.slice(0, Number(position)).split("\n").length}` : "";
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value.trim() : "";
}

function among(choices: readonly string[], value: unknown): boolean {
  return typeof value === "string" && choices.includes(value);
}

function isNone(value: unknown): boolean {
  return value === null || value === undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
