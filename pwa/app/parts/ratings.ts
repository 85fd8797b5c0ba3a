/** The four ratings: the same signs and words everywhere. */

import type { Rating } from "../coaching";

export const RATINGS: readonly Rating[] = ["met", "partly", "missed", "not_seen"];
export const SIGN: Record<Rating, string> = { met: "✓", partly: "◐", missed: "✕", not_seen: "–" };
export const WORD: Record<Rating, string> = {
  met: "Met",
  partly: "Partly",
  missed: "Missed",
  not_seen: "Not seen",
};
