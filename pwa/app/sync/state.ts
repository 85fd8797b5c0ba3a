/** What is on the phone and what is sent, as the store has it; and how the last try to send went. */
import { computed, signal } from "@preact/signals";
import type { PhoneStore } from "../store/database";
import { isUnsent, type OutboxEntry } from "../store/edits";
import { type UnsentFiles, unsentFiles } from "../store/files";
import type { Phone } from "../store/phone";
import { overwrittenList } from "../store/queries/unsent";

/**
 * idle: the last try went well, or none was made yet; ended: the organization has ended this person's access;
 * update_needed: what is saved goes out, and news come only to a newer version of the app.
 */
export type Phase = "idle" | "sending" | "offline" | "signed_out" | "ended" | "update_needed" | "trouble";

interface Counts {
  /** Records with something that the server has not taken. */
  waiting: number;
  /** When the oldest of it was done, RFC 3339. */
  oldestAt: string | null;
  /** Records that the server had taken and is asked about once more, as a backup was restored there. */
  checking: number;
  /** Photos and voice memos that the server does not have. */
  files: UnsentFiles;
  /** What was not accepted and not decided on. */
  refused: number;
  /** What somebody wrote over and this person has not decided on. */
  overwritten: number;
  /** When everything was last sent and fetched, RFC 3339; null: never on this phone. */
  sentAt: string | null;
  /** The store itself can be read: else nothing may be called sent. */
  readable: boolean;
}

export interface SyncState extends Counts {
  phase: Phase;
}

const NO_FILES: UnsentFiles = { photos: 0, memos: 0, count: 0, bytes: 0, since: null };
const NOTHING: Counts = {
  waiting: 0,
  oldestAt: null,
  checking: 0,
  files: NO_FILES,
  refused: 0,
  overwritten: 0,
  sentAt: null,
  readable: true,
};
const counts = signal<Counts>(NOTHING);

/** How the last try went. Set by sync/when.ts only. */
export const phase = signal<Phase>("idle");

export const syncState = computed<SyncState>(() => ({ ...counts.value, phase: phase.value }));

/** Keep the state true to this phone's store until the function it gives is called. */
export function watchState(phone: Phone): () => void {
  const stopWatching = phone.store.watch(() => count(phone.store), {
    next: (now) => {
      counts.value = now;
    },
    error: () => {
      counts.value = { ...counts.value, readable: false };
    },
  });
  return () => {
    stopWatching();
    counts.value = NOTHING;
    phase.value = "idle";
  };
}

/** The counts as the store has them now. */
export async function count(store: PhoneStore): Promise<Counts> {
  const entries = await store.outbox.orderBy("number").toArray();
  const waiting = entries.filter(isUnsent);
  const checking = entries.filter((entry) => entry.acknowledged === null && !isUnsent(entry));
  const rated = new Set(waiting.map((entry) => entry.set?.interaction_id));
  // A ride-along is not counted beside the taps in it: one tap says "1 saved", not 2.
  const counted = waiting.filter(({ kind, id }) => kind !== "interaction" || !rated.has(id));
  return {
    waiting: records(counted),
    oldestAt: waiting[0]?.saved_at ?? null,
    checking: records(checking),
    files: await unsentFiles(store),
    refused: await store.refused.count(),
    overwritten: (await overwrittenList(store)).length,
    sentAt: (await store.meta.get("sent_at"))?.value ?? null,
    readable: true,
  };
}

/** Of how many records these are edits. */
function records(entries: readonly OutboxEntry[]): number {
  return new Set(entries.map(({ kind, id }) => `${kind}/${id}`)).size;
}

/** The state in the words that are always on the screen. */
export function stateInWords(state: SyncState, now: Date): string {
  const saved = state.waiting > 0 ? `${state.waiting} saved` : filesInWords(state.files);
  const refused = state.refused > 0 ? `${state.refused} not accepted` : "";
  if (!state.readable) return "Reload the app";
  if (state.phase === "signed_out") return listed("Sign in again", saved, refused);
  if (state.phase === "ended") return listed("Access ended", saved, refused);
  if (state.phase === "offline") return listed("Offline", saved, refused);
  if (state.phase === "sending" && state.waiting > 0) return `Sending ${state.waiting}…`;
  if (saved && state.waiting === 0) return listed(`${saved} to send`, refused);
  if (saved) return refused ? `${saved}, ${refused}` : `${saved}, not sent yet`;
  if (refused) return refused;
  if (state.phase === "update_needed") return "Update the app to get the news";
  if (state.checking > 0) return "Checking with the server…";
  if (state.sentAt === null) return state.phase === "trouble" ? "Not reached yet" : "Getting your team…";
  return `All sent ${when(new Date(state.sentAt), now)}`;
}

/** "1 photo", "3 photos and memos"; nothing when none waits. Their records are counted before them. */
function filesInWords({ photos, memos, count }: UnsentFiles): string {
  if (photos > 0 && memos > 0) return `${count} photos and memos`;
  const one = photos > 0 ? "photo" : "memo";
  return count > 0 ? `${count} ${one}${count === 1 ? "" : "s"}` : "";
}

function listed(...parts: string[]): string {
  return parts.filter(Boolean).join(" · ");
}

/** The time of day, and the date when it was not today. */
function when(moment: Date, now: Date): string {
  const two = (part: number) => String(part).padStart(2, "0");
  const time = `${two(moment.getHours())}:${two(moment.getMinutes())}`;
  if (moment.toDateString() === now.toDateString()) return time;
  const day = moment.toLocaleDateString("en-US", { day: "numeric", month: "short" });
  return `${day}, ${time}`;
}
