/** What the sending needs of the browser around it. A test or a simulator brings its own. */
import { alone } from "../store/alone";

export interface Surroundings {
  /** Call `wake` when a try is worth while and `cut` when the network went, until `over` is aborted. */
  listen(on: { wake(): void; cut(): void }, over: AbortSignal): void;
  /** Run it after so many milliseconds, unless the function it gives is called before. */
  later(run: () => void, milliseconds: number): () => void;
  /** Run `work` unless another tab holds the lock of this name; says whether it ran. */
  alone(name: string, work: () => Promise<void>): Promise<boolean>;
  /** 0 to 1. */
  random(): number;
  /** Ask the browser to call when there is a network again; most do not, and nothing rests on it. */
  callWhenOnline(): void;
}

export const browserSurroundings: Surroundings = {
  listen({ wake, cut }, over) {
    const on = { signal: over };
    window.addEventListener("online", wake, on);
    window.addEventListener("offline", cut, on);
    // Back from another app, from a frozen tab, or by the Back button to a page that was kept as it was.
    const inFront = () => document.visibilityState === "visible" && wake();
    document.addEventListener("visibilitychange", inFront, on);
    document.addEventListener("resume", wake, on);
    window.addEventListener("pageshow", ({ persisted }) => persisted && wake(), on);
    const called = ({ data }: MessageEvent) => data?.type === "WAKE" && wake();
    navigator.serviceWorker?.addEventListener("message", called, on);
  },
  later(run, milliseconds) {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
  alone,
  random: () => Math.random(),
  callWhenOnline() {
    // Background Sync is not in the standard library of types: only Chromium has it.
    type Syncing = ServiceWorkerRegistration & { sync?: { register(tag: string): Promise<void> } };
    const register = (registration: Syncing) => registration.sync?.register("send");
    void navigator.serviceWorker?.ready.then(register).catch(() => undefined);
  },
};
