import type { Interaction } from "../store/queries";

/** Where an interaction is: while it is recorded its checklist, then its debrief. */
export function rideAddress({
  id,
  state,
  critiqueId,
}: Pick<Interaction, "id" | "state" | "critiqueId">): string {
  if (state === "open" && critiqueId) return `/critique/${critiqueId}`;
  return state === "open" ? `/ride/${id}` : `/ride/${id}/debrief`;
}
