/** Interactions that were opened and not written yet. They live as long as the page: nothing was tapped in them. */
import type { Row } from "../store/database";

export const drafts = new Map<string, Row<"interaction">>();

/** The opened interaction that nothing was tapped in yet, or null. */
export function draftOf(interactionId: string): Row<"interaction"> | null {
  return drafts.get(interactionId) ?? null;
}
