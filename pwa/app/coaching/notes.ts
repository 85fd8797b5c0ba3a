/**
 * What the notes of a rep's last conversations lack: the audit of notes that needs no manager. Twin of
 * server/coaching/notes.py; tests/vectors/notes.json holds both to one answer.
 */
import { compare, type Day } from "./evidence";

/** What notes hold, in the order in which it is said when several are lacking equally often. */
export const NOTE_PARTS = ["next_step", "next_step_on", "goals", "pains", "structure", "dynamics"] as const;
export type NotePart = (typeof NOTE_PARTS)[number];

/** How many conversations are looked at: about a week of a busy rep. */
export const LAST_CONVERSATIONS = 6;

const LACKS: Record<NotePart, string> = {
  next_step: "no next step",
  next_step_on: "a next step without a date",
  goals: "no goals of the customer",
  pains: "no pains",
  structure: "nothing on who is who",
  dynamics: "nothing on how they decide",
};

/** The notes of one conversation; an empty text, or null, says nothing. A later id sorts later. */
export interface Notes extends Readonly<Partial<Record<NotePart, string | null | undefined>>> {
  readonly id: string;
  readonly held_on: Day;
}

/** Of the `last` conversations, how many lack what: the most frequent first, none that all have. */
export interface Lacks {
  readonly last: number;
  readonly lacking: readonly { readonly part: NotePart; readonly count: number }[];
}

/** What the notes of the `last` newest conversations lack; fewer when there are fewer. */
export function lacks(conversations: readonly Notes[], last = LAST_CONVERSATIONS): Lacks {
  const newest = [...conversations]
    .sort((a, b) => compare(b.held_on, a.held_on) || compare(b.id, a.id))
    .slice(0, last);
  const lacking = NOTE_PARTS.map((part) => ({
    part,
    count: newest.filter((one) => isMissing(one, part)).length,
  })).filter(({ count }) => count > 0);
  return { last: newest.length, lacking: lacking.sort((a, b) => b.count - a.count) };
}

/** What these notes lack. A date is missed only where there is a next step to date. */
export function missing(notes: Notes): NotePart[] {
  return NOTE_PARTS.filter((part) => isMissing(notes, part));
}

/** What is lacking most often, in a sentence; null when there are no conversations. */
export function lacksSentence({ last, lacking }: Lacks): string | null {
  const [most] = lacking;
  if (last === 0) return null;
  const of = last === 1 ? "the last conversation" : `the last ${last} conversations`;
  if (!most) return `The notes of ${of} lack nothing.`;
  if (last === 1) return `The last conversation has ${LACKS[most.part]}.`;
  return `${most.count} of ${of} ${most.count === 1 ? "has" : "have"} ${LACKS[most.part]}.`;
}

function isMissing(notes: Notes, part: NotePart): boolean {
  if (part === "next_step_on") return !notes.next_step_on && !isMissing(notes, "next_step");
  return !notes[part]?.trim();
}
