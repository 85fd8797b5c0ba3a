/** What was known of a rep on the day a retrospective was held: read again later, it says what it said then. */
import type { Day } from "../../coaching";
import type { HeldFocus, Known } from "../../store/queries";

export function knownOn(known: Known, day: Day): Known {
  return {
    ...known,
    observations: known.observations.filter(({ occurred_on }) => occurred_on <= day),
    focuses: known.focuses.filter(({ agreed_on }) => agreed_on <= day).map((focus) => focusOn(focus, day)),
  };
}

function focusOn(focus: HeldFocus, day: Day): HeldFocus {
  const isOpen = focus.closed_on === null || focus.closed_on > day;
  return isOpen ? { ...focus, state: "active", closed_on: null } : focus;
}
