/**
 * When photos and voice memos are sent: after their records, one after the other, from one tab, in parts between
 * which the records go first. A line that breaks loses no more than the part that was on it.
 */
import { effect, type ReadonlySignal, signal, untracked } from "@preact/signals";
import { alone } from "../store/alone";
import { filesToSend } from "../store/files";
import type { Phone } from "../store/phone";
import type { Connection } from "./connection";
import { NoAnswer } from "./no_answer";
import { phase, syncState } from "./state";
import { pauseAfter, sendNow } from "./when";

export interface FileOnItsWay {
  id: string;
  /** In bytes. */
  sent: number;
  of: number;
}

const onItsWay = signal<FileOnItsWay | null>(null);

/** The file that is being sent from this tab just now. */
export const fileOnItsWay: ReadonlySignal<FileOnItsWay | null> = onItsWay;

/** Keep this phone's files going out, until the function it gives is called. */
export function keepSendingFiles(phone: Phone, connection: Connection): () => void {
  const stopped = new AbortController();
  const { signal: gone } = stopped;
  const taken = new Set<string>(); // the server has all of these; their records say so with the next exchange
  let timer: ReturnType<typeof setTimeout> | undefined;
  let busy = false;
  let again = false;
  let failures = 0;

  async function attempt(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    again = busy;
    if (busy || gone.aborted) return;
    busy = true;
    // What is no answer of the line is the store's trouble: a later try finds it open again.
    const failure = await sendFiles(phone, connection, taken, gone).catch(() => new NoAnswer("trouble"));
    busy = false;
    failures = failure ? failures + 1 : 0;
    const pause = again ? 0 : failure && pauseAfter(failure, failures, Math.random());
    if (pause !== null && !gone.aborted) timer = setTimeout(attempt, pause);
  }

  // A record was accepted, or the server waits for its file again.
  const waiting = async () => (await filesToSend(phone.store)).map(({ id }) => id).join();
  const stopWatching = phone.store.watch(waiting, {
    next: (ids) => void (ids && attempt()),
    error: () => void attempt(), // the try tells what the store cannot do
  });
  // The records went: there is a network, and a session.
  const stopListening = effect(() => {
    if (phase.value === "idle" && timer === undefined) untracked(() => void attempt());
  });
  return () => {
    stopped.abort();
    clearTimeout(timer);
    stopWatching();
    stopListening();
  };
}

/**
 * Send every file that the server waits for; gives the failure after which it is worth trying again. One file that
 * cannot be sent does not hold up the others; a line that is gone does.
 */
export async function sendFiles(
  phone: Phone,
  connection: Connection,
  taken: Set<string>,
  stopped: AbortSignal,
): Promise<NoAnswer | null> {
  let failure: NoAnswer | null = null;
  await alone(`${phone.store.name}-files`, async () => {
    const before = taken.size;
    const { store } = phone;
    for (const { id } of await store.surely(() => filesToSend(store))) {
      if (taken.has(id) || stopped.aborted) continue;
      const failed = await sendFile(phone, connection, id, stopped);
      if (failed === null) taken.add(id);
      else failure = failed;
      if (failed && failed.why !== "trouble") break; // the line or the session is gone, for all of them
    }
    if (taken.size > before) sendNow(); // and learn what became of them
  });
  return failure;
}

async function sendFile(
  { me, store }: Phone,
  connection: Connection,
  id: string,
  stopped: AbortSignal,
): Promise<NoAnswer | null> {
  const file = await store.files.get(id);
  if (!file) return null;
  const of = file.bytes.byteLength;
  try {
    const { upload } = await import("./files_tus");
    const ask = async (path: string, request: RequestInit) => {
      await recordsWent();
      return connection.file(me, path, request);
    };
    const onProgress = (sent: number) => {
      onItsWay.value = { id, sent, of };
    };
    await upload({ id, bytes: file.bytes, ask, onProgress, stopped });
    return null;
  } catch (failed) {
    const failure = failed instanceof NoAnswer ? failed : new NoAnswer("trouble");
    // All of it arrived and could not be used: its record says why, with the next exchange.
    return failure.detail.status === 422 ? null : failure;
  } finally {
    onItsWay.value = null;
  }
}

/** Done at once, unless records are being sent just now. */
function recordsWent(): Promise<void> {
  return new Promise((resolve) => {
    const stop = effect(() => {
      const { phase, waiting } = syncState.value;
      if (phase === "sending" && waiting > 0) return;
      queueMicrotask(() => stop());
      resolve();
    });
  });
}
