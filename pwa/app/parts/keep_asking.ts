/** Asking the server as long as it takes, and what is drawn meanwhile. */
import type { ReadonlySignal } from "@preact/signals";
import type { Brought, WhyNot } from "../record/bring";
import type { KeptAnswer } from "../store/queries";

/**
 * Ask now, and until there was an answer again with each signal, of which `sentAt` tells. Every outcome is told; what
 * goes wrong on the phone itself is trouble. Gives what stops it.
 */
export function keepAsking(
  ask: () => Promise<Brought>,
  sentAt: ReadonlySignal<string | null>,
  tell: (outcome: Brought) => void,
): () => void {
  let state: "waits" | "asks" | "done" = "waits";
  let askedAt: string | null = null;
  async function next(): Promise<void> {
    if (state !== "waits") return;
    state = "asks";
    askedAt = sentAt.peek();
    const outcome = await ask().catch((): Brought => "trouble");
    if ((state as string) === "done") return; // stopped meanwhile
    state = outcome === "here" ? "done" : "waits";
    tell(outcome);
    if (sentAt.peek() !== askedAt) await next();
  }
  const stop = sentAt.subscribe(() => void next());
  return () => {
    state = "done";
    stop();
  };
}

/** Nothing is drawn that is not the answer to this question. `why`: it is not asked for today's, and why not. */
export type Drawn<T> =
  | { readonly state: "waiting" }
  | { readonly state: "nothing"; readonly why: WhyNot }
  | { readonly state: "here"; readonly kept: KeptAnswer<T>; readonly why: WhyNot | null };

/**
 * What to draw of what was kept for a question (undefined: not read yet), while it is asked for anew. `isFresh`: what
 * was kept says what is asked for, however old; yesterday's numbers of today do not.
 */
export function drawnOf<T>(
  asked: Brought | "asking",
  kept: KeptAnswer<T> | null | undefined,
  isFresh: boolean,
): Drawn<T> {
  if (asked === "closed" || asked === "not_yours" || asked === "refused")
    return { state: "nothing", why: asked };
  if (kept && (asked === "here" || (asked === "asking" && isFresh)))
    return { state: "here", kept, why: null };
  if (kept === undefined || asked === "here" || asked === "asking") return { state: "waiting" };
  return kept ? { state: "here", kept, why: asked } : { state: "nothing", why: asked };
}
