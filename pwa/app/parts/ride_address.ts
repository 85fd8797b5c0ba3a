import type { Interaction } from "../store/queries";

/** Where an interaction is: while it is recorded its checklist, then its debrief. */
export function rideAddress({ id, state }: Pick<Interaction, "id" | "state">): string {
  return state === "open" ? `/ride/${id}` : `/ride/${id}/debrief`;
}
