/** An e-mail or notes as they are read: the part that is theirs, the history below it, and what is marked. */

export interface Marked {
  readonly itemId: string;
  /** Where the words begin in the text. */
  readonly at: number;
  readonly words: string;
}

/** A stretch of the text; `marked` by an observation, or not. */
export interface Stretch {
  readonly at: number;
  readonly text: string;
  readonly marked: Marked | null;
}

/** All below it was written before. */
const BELOW = [/^-{2,}\s*(original|forwarded) message/i, /^_{10,}$/, /^from: .+@.+/i];
const QUOTED = /^>/;
const BEFORE_A_QUOTE = /^on .{4,200} wrote:$/i;

/**
 * Where the quoted history of an e-mail begins; the end of the text when there is none, or nothing but it, or when the
 * answer stands between or below what is quoted.
 */
export function historyAt(text: string): number {
  const lines = text.split("\n").map((line) => line.trim());
  const lastQuoted = lines.findLastIndex((line) => QUOTED.test(line));
  const answersBelow = lastQuoted >= 0 && lines.slice(lastQuoted + 1).some((line) => line !== "");
  let hasOwn = false;
  let at = 0;
  for (const [nth, line] of text.split("\n").entries()) {
    const words = lines[nth] as string;
    const isBelow = BELOW.some((begins) => begins.test(words));
    const isQuote = QUOTED.test(words) || BEFORE_A_QUOTE.test(words);
    if (isBelow || (isQuote && hasOwn && !answersBelow)) return hasOwn ? at : text.length;
    if (words !== "" && !isQuote) hasOwn = true;
    at += line.length + 1;
  }
  return text.length;
}

/**
 * The text from `from` to `to` in stretches, in order and without a gap. What is marked where the text does not say it
 * (any more), or inside what is marked already, is left out.
 */
export function stretches(text: string, from: number, to: number, marks: readonly Marked[]): Stretch[] {
  const found: Stretch[] = [];
  let done = from;
  const plain = (end: number) => {
    if (end > done) found.push({ at: done, text: text.slice(done, end), marked: null });
  };
  for (const marked of [...marks].sort((a, b) => a.at - b.at)) {
    const end = marked.at + marked.words.length;
    if (marked.at < done || end > to || text.slice(marked.at, end) !== marked.words) continue;
    plain(marked.at);
    found.push({ at: marked.at, text: marked.words, marked });
    done = end;
  }
  plain(to);
  return found;
}

/** The lines that say something, and where each begins. */
export function linesOf(text: string): { at: number; words: string }[] {
  const lines: { at: number; words: string }[] = [];
  let at = 0;
  for (const line of text.split("\n")) {
    if (line.trim() !== "") lines.push(wordsIn(text, at, at + line.length));
    at += line.length + 1;
  }
  return lines;
}

/**
 * How many characters come before a place in the text. Here a place is counted in UTF-16 units, in which an emoji is
 * two; a passage's, which the server and other languages read too, in characters (code points).
 */
export function charactersBefore(text: string, at: number): number {
  return [...text.slice(0, at)].length;
}

/** The place before which so many characters come; the end of the text when it has fewer. */
export function placeAfter(text: string, characters: number): number {
  let at = 0;
  for (let left = characters; left > 0 && at < text.length; left -= 1)
    at += String.fromCodePoint(text.codePointAt(at) as number).length;
  return at;
}

const LONGEST = 2000; // characters of an observation's passage
const HALF_AN_EMOJI = /[\uD800-\uDBFF]$/;

/** What lies between two places, without the blanks around it; of more than 2,000 characters the first of them. */
export function wordsIn(text: string, from: number, to: number): { at: number; words: string } {
  const chosen = text.slice(from, to);
  const at = from + (chosen.length - chosen.trimStart().length);
  return { at, words: chosen.trim().slice(0, LONGEST).replace(HALF_AN_EMOJI, "") };
}
