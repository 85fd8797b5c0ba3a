/**
 * When the phone sends: at the start, when the app comes to the front, when the network is back, a second
 * after a tap, when asked to, and by itself again and again. One tab sends at a time, for economy alone.
 */
import type { Phone } from "../store/phone";
import type { Connection } from "./connection";
import { exchange } from "./exchange";
import { NoAnswer } from "./no_answer";
import { type Phase, phase } from "./state";
import { browserSurroundings, type Surroundings } from "./surroundings";

const AFTER_A_TAP_MS = 1000;
const WHEN_ALL_IS_SENT_MS = 60_000;
const LONGEST_MS = 300_000;
/** A tab that the phone has put to sleep may never let go of its turn. */
const TURN_MS = 90_000;

let run: (() => Promise<void>) | null = null;

/** Send now, as the button asks; nothing happens when nobody is signed in. */
export function sendNow(): void {
  if (phase.value === "offline") phase.value = "sending";
  void run?.();
}

/** Keep this phone's work going out and the news coming in, until the function it gives is called. */
export function keepSending(
  phone: Phone,
  connection: Connection,
  around: Surroundings = browserSurroundings,
): () => void {
  const stopped = new AbortController();
  const { signal } = stopped;
  const turn = turns(phone, around);
  let cancel = () => {};
  let busy = false;
  let again = false;
  let failures = 0;
  let lastTap: number | null = null; // null: the store was not looked at yet

  async function attempt(): Promise<void> {
    cancel();
    again = busy;
    if (busy || signal.aborted) return;
    busy = true;
    const failure = await tryOnce(phone, connection, turn, signal);
    busy = false;
    failures = failure ? failures + 1 : 0;
    if (failure?.why === "offline" && failures === 1) around.callWhenOnline();
    next(again ? 0 : pauseAfter(failure, failures, around.random()));
  }

  function next(pause: number | null): void {
    cancel();
    if (pause !== null && !signal.aborted) cancel = around.later(() => void attempt(), pause);
  }

  /** During a try it is tried once more: the one under way may have looked already. */
  function tapped(last: number): void {
    const before = lastTap;
    lastTap = last;
    if (before === null) void attempt();
    else if (last <= before) return;
    else if (busy) again = true;
    else if (phase.value !== "signed_out" && phase.value !== "ended") next(AFTER_A_TAP_MS);
  }

  run = attempt;
  around.listen({ wake: () => void attempt(), cut: () => setPhase("offline", signal) }, signal);
  const stopWatching = phone.store.watch(() => phone.store.outbox.toCollection().lastKey(), {
    next: (last) => tapped((last as number | undefined) ?? 0),
    error: () => void attempt(), // the try tells what the store cannot do
  });
  return () => {
    stopped.abort();
    cancel();
    stopWatching();
    run = null;
  };
}

type Turn = (work: () => Promise<void>) => Promise<boolean>;

/** One tab at a time; but the turn of a tab that does not end it is not waited for. Says whether it ran. */
function turns({ store }: Phone, around: Surroundings): Turn {
  let cancel: (() => void) | null = null;
  let impatient = false;
  return async (work) => {
    if (impatient) await work();
    const ran = impatient || (await around.alone(`${store.name}-sending`, work));
    if (ran) {
      cancel?.();
      cancel = null;
      impatient = false;
    } else {
      cancel ??= around.later(() => {
        impatient = true;
      }, TURN_MS);
    }
    return ran;
  };
}

async function tryOnce(
  phone: Phone,
  connection: Connection,
  turn: Turn,
  stopped: AbortSignal,
): Promise<NoAnswer | null> {
  try {
    const ran = await turn(async () => {
      // What a failed try said stays until a try went well: the words must not flicker with every try.
      if (phase.value === "idle" || phase.value === "trouble") setPhase("sending", stopped);
      await exchange(phone, connection);
      setPhase("idle", stopped);
    });
    if (!ran && (phase.value === "sending" || phase.value === "offline")) setPhase("idle", stopped);
    return null;
  } catch (failure) {
    const named = failure instanceof NoAnswer ? failure : new NoAnswer("trouble");
    setPhase(named.why === "too_large" ? "trouble" : named.why, stopped);
    return named;
  }
}

/** How it went is said only while this phone is in hand: a late answer says nothing about the next person. */
function setPhase(now: Phase, stopped: AbortSignal): void {
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
  if (failure.why === "ended" || failure.why === "update_needed") return LONGEST_MS;
  if (failure.why === "offline") return 3000 + 2000 * random;
  const backoff = Math.min(LONGEST_MS, 1000 * 2 ** failures) * (0.5 + random / 2);
  return Math.max(backoff, 1000 * (failure.detail.retryAfter ?? 0));
}
