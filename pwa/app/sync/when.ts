/**
 * When the phone sends: at the start, when the app comes to the front, when the network is back, a second
 * after a tap, when asked to, and by itself again and again. One tab sends at a time (Web Locks).
 */
import { liveQuery } from "dexie";
import type { Phone } from "../store/phone";
import { type Connection, NoAnswer } from "./connection";
import { exchange } from "./exchange";
import { phase } from "./state";

const AFTER_A_TAP_MS = 1000;
const WHEN_ALL_IS_SENT_MS = 60_000;
const LONGEST_MS = 300_000;

let run: (() => Promise<void>) | null = null;

/** Send now, as the button asks; nothing happens when nobody is signed in. */
export function sendNow(): void {
  if (phase.value === "offline") phase.value = "sending";
  void run?.();
}

/** Keep this phone's work going out and the news coming in, until the function it gives is called. */
export function keepSending(phone: Phone, connection: Connection): () => void {
  const stopped = new AbortController();
  const { signal } = stopped;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let busy = false;
  let again = false;
  let failures = 0;
  let lastTap = 0;

  async function attempt(): Promise<void> {
    clearTimeout(timer);
    again = busy;
    if (busy || signal.aborted) return;
    busy = true;
    const failure = await tryOnce(phone, connection, signal);
    busy = false;
    failures = failure ? failures + 1 : 0;
    next(again ? 0 : pauseAfter(failure, failures, Math.random()));
  }

  function next(pause: number | null): void {
    clearTimeout(timer);
    if (pause !== null && !signal.aborted) timer = setTimeout(attempt, pause);
  }

  /** During a try it is tried once more: the one under way may have looked already. */
  function tapped(last: unknown): void {
    if (typeof last !== "number" || last <= lastTap) return;
    lastTap = last;
    if (busy) again = true;
    else if (phase.value !== "signed_out") next(AFTER_A_TAP_MS);
  }

  function inFront(): void {
    if (document.visibilityState === "visible") void attempt();
  }

  run = attempt;
  window.addEventListener("online", attempt, { signal });
  window.addEventListener("offline", () => setPhase("offline", signal), { signal });
  document.addEventListener("visibilitychange", inFront, { signal });
  const taps = liveQuery(() => phone.store.outbox.toCollection().lastKey()).subscribe(tapped);
  void attempt();
  return () => {
    stopped.abort();
    clearTimeout(timer);
    taps.unsubscribe();
    run = null;
  };
}

async function tryOnce(phone: Phone, connection: Connection, stopped: AbortSignal): Promise<NoAnswer | null> {
  try {
    await alone(phone, async () => {
      // "Offline" and "Sign in again" stay until a try went well: the words must not flicker with every try.
      if (phase.value !== "offline" && phase.value !== "signed_out") setPhase("sending", stopped);
      await exchange(phone, connection);
      setPhase("idle", stopped);
    });
    return null;
  } catch (failure) {
    const named = failure instanceof NoAnswer ? failure : new NoAnswer("trouble");
    setPhase(named.why === "too_large" ? "trouble" : named.why, stopped);
    return named;
  }
}

/** Run `work` unless another tab is at it; that tab's results show here through the store. */
async function alone(phone: Phone, work: () => Promise<void>): Promise<void> {
  if (!navigator.locks) return work(); // not a secure address: there is no worker and no second tab to expect
  await navigator.locks.request(`${phone.store.name}-sending`, { ifAvailable: true }, async (lock) => {
    if (lock) await work();
  });
}

/** How it went is said only while this phone is in hand: a late answer says nothing about the next person. */
function setPhase(now: typeof phase.value, stopped: AbortSignal): void {
  if (!stopped.aborted) phase.value = now;
}

/**
 * How long to wait for the next try, in milliseconds; null: until something happens. No network is tried again
 * within five seconds, so that its return is noticed without a click; a troubled server is left alone for longer
 * and longer, up to five minutes. `random` is 0-1: phones that failed together do not come back together.
 */
export function pauseAfter(failure: NoAnswer | null, failures: number, random: number): number | null {
  if (failure === null) return WHEN_ALL_IS_SENT_MS;
  if (failure.why === "signed_out") return null;
  if (failure.why === "offline") return 3000 + 2000 * random;
  const backoff = Math.min(LONGEST_MS, 1000 * 2 ** failures) * (0.5 + random / 2);
  return Math.max(backoff, 1000 * (failure.detail.retryAfter ?? 0));
}
