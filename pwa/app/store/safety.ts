/** How safe what is recorded is on this phone: whether the browser may clear it by itself, and how much room is left. */
import { type ReadonlySignal, signal } from "@preact/signals";
import type { Phone } from "./phone";

export interface Safety {
  /** kept: the browser has promised; may_go: it has not; not_said: this browser makes no promises. */
  readonly promise: "kept" | "may_go" | "not_said";
  /** Whether this looks like a private window; null: it cannot be told. */
  readonly privateWindow: boolean | null;
  /** In bytes; null where the browser does not say. */
  readonly used: number | null;
  readonly room: number | null;
}

/** Less room than this, in bytes, may not hold the next photo. */
const NEARLY_FULL = 50_000_000;
const LOOKING_MS = 5000;

const known = signal<Safety>({ promise: "not_said", privateWindow: null, used: null, room: null });

/** What was found out so far. */
export const safety: ReadonlySignal<Safety> = known;

/** Ratings still fit, photos may not. */
export function nearlyFull({ room }: Safety): boolean {
  return room !== null && room < NEARLY_FULL;
}

/** Find out, without asking for anything. Never throws: what cannot be found out stays not known. */
export async function lookAtStorage(): Promise<void> {
  const storage = navigator.storage as StorageManager | undefined;
  const promised = await storage?.persisted?.().catch(() => undefined);
  const { usage, quota } = (await storage?.estimate?.().catch(() => undefined)) ?? {};
  know({
    promise: promised === undefined ? "not_said" : promised ? "kept" : "may_go",
    used: usage ?? null,
    room: usage === undefined || quota === undefined ? null : Math.max(0, quota - usage),
  });
}

/**
 * Ask the browser never to clear this by itself. Each decides in its own way (a question, the home screen, how
 * much the app is used), so it is asked when somebody signs in and when they have recorded something.
 */
export async function askToKeep(): Promise<void> {
  await navigator.storage?.persist?.().catch(() => false);
  await lookAtStorage();
}

/** Ask once more when the first tap of this visit is kept, until the function it gives is called. */
export function askAfterATap({ store }: Phone): () => void {
  let before: unknown = null; // not looked yet
  const stop = store.watch(() => store.outbox.toCollection().lastKey(), {
    next: (last) => {
      const tapped = before !== null && last !== undefined && last !== before;
      before = last;
      if (!tapped) return;
      stop();
      void askToKeep();
    },
    error: () => undefined, // what the store cannot do is told where the state is told
  });
  return stop;
}

/** Look once whether this is a private window. Before anything is recorded: what is in one is gone with it. */
export async function lookForPrivateWindow(): Promise<void> {
  if (known.value.privateWindow !== null || typeof Worker === "undefined" || !navigator.storage?.getDirectory)
    return;
  const privateWindow = await answerOf(
    new Worker(new URL("../worker/private_window.ts", import.meta.url), { type: "module" }),
  );
  know({ privateWindow });
}

/** What the browser has promised to keep is in no private window, however quick the disk. */
function know(found: Partial<Safety>): void {
  const all = { ...known.value, ...found };
  known.value = all.promise === "kept" ? { ...all, privateWindow: false } : all;
}

/** What the worker found; null when it found nothing in time. */
function answerOf(worker: Worker): Promise<boolean | null> {
  return new Promise<boolean | null>((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<boolean | null>) => resolve(data);
    worker.onerror = () => resolve(null);
    setTimeout(resolve, LOOKING_MS, null);
    worker.postMessage("look");
  }).finally(() => worker.terminate());
}
