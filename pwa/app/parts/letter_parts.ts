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

const HISTORY = [
  /^>/,
  /^-{2,}\s*(original|forwarded) message/i,
  /^_{10,}$/,
  /^on .{4,200} wrote:$/i,
  /^from: .+@.+/i,
];

/** Where the quoted history of an e-mail begins; the end of the text when there is none, or nothing but it. */
export function historyAt(text: string): number {
  let at = 0;
  for (const line of text.split("\n")) {
    if (text.slice(0, at).trim() !== "" && HISTORY.some((begins) => begins.test(line.trim()))) return at;
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

const LONGEST = 2000; // characters of an observation's passage

/** What lies between two places, without the blanks around it; of more than 2,000 characters the first of them. */
export function wordsIn(text: string, from: number, to: number): { at: number; words: string } {
  const chosen = text.slice(from, to);
  const at = from + (chosen.length - chosen.trimStart().length);
  return { at, words: chosen.trim().slice(0, LONGEST) };
}
