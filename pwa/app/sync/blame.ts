/**
 * What in a request it was that our server would not take. What somebody else on the way says blames nothing, nor
 * does what is over in a while: then everything waits, and the same is sent again.
 */
import type { NoAnswer } from "./no_answer";
import type { Mutation } from "./push";

/** size: it is too much at once; stumble: the server broke over it; cursors: how far the news came; edit: one edit. */
export type Blame = "size" | "stumble" | "cursors" | "edit";

/** Who asks, when and how often: another time the same request may be taken. */
const PASSES = new Set([401, 403, 408, 413, 425, 429]);
/** The bytes or the envelope, whatever is in it: damaged on the way, or this app is wrong. */
const OF_THE_WHOLE = new Set(["bad_gzip", "not_utf8", "not_json", "bad_request", "not_an_envelope"]);

export function blamed({ why, detail }: NoAnswer): Blame | null {
  const { code, status = 0, path = "mutations" } = detail;
  if (code === undefined) return null;
  if (why === "too_large") return "size";
  if (status === 500) return "stumble";
  if (status < 400 || status > 499 || PASSES.has(status) || OF_THE_WHOLE.has(code)) return null;
  if (/^cursors\b/.test(path)) return "cursors";
  return /^mutations\b/.test(path) ? "edit" : null;
}

/** The edit at a place such as `mutations[3].set.at_second`. */
export function editAt(path: string | undefined, sent: readonly Mutation[]): Mutation | undefined {
  const nth = /^mutations\[(\d+)\]/.exec(path ?? "")?.[1];
  return nth === undefined ? undefined : sent[Number(nth)];
}

/** The same place within the edit: `set.at_second`. */
export function placeWithin(path: string): string {
  return path.replace(/^mutations\[\d+\]\.?/, "");
}
