/** The history of a rep's one things in words: when, what it took, and what became of it. */
import { type Day, marksOf } from "../coaching";
import type { HeldFocus, Interaction, Known, Training } from "../store/queries";
import { countingFor } from "./told";
import { capital, counted, dayMonth } from "./words";

export const FOCUS_STATE = { active: "now", reached: "standard reached", replaced: "replaced" };

const KINDS = [
  ["ride_along", "ride-along"],
  ["call_recording", "recording"],
  ["email", "e-mail"],
  ["call_note", "call note"],
] as const;

const SLIP = { met: "met", partly: "partly met", missed: "missed", not_seen: "not seen" };

/** "2 Sep – 30 Oct", "since 4 Nov". */
export function lastedInWords({ agreed_on, closed_on }: HeldFocus, today: Day): string {
  const agreed = dayMonth(agreed_on, today);
  return closed_on ? `${agreed} – ${dayMonth(closed_on, today)}` : `since ${agreed}`;
}

/** "4 ride-alongs, 3 recordings": in which interactions its item was seen meanwhile; "" when in none. */
export function tookInWords(known: Known, focus: HeldFocus, interactions: readonly Interaction[]): string {
  const kinds = new Map(interactions.map(({ id, kind }) => [id, kind]));
  const seenIn = marksOf(countingFor(known, focus)).map((mark) => kinds.get(mark.interaction_id));
  return KINDS.map(([kind, name]) => [seenIn.filter((one) => one === kind).length, name] as const)
    .filter(([count]) => count > 0)
    .map(([count, name]) => counted(count, name))
    .join(", ");
}

/** That its item had been reached before and slipped since; null when it had not. */
export function cameBackInWords(known: Known, focus: HeldFocus, today: Day): string | null {
  const reached = sameItem(known, focus).find(
    ({ state, closed_on }) => state === "reached" && closed_on !== null && closed_on <= focus.agreed_on,
  );
  return reached?.closed_on ? `Reached in ${monthOf(reached.closed_on, today)}, slipped, came back` : null;
}

/** That it came back, or that it was reached and slipped and did not come back yet; null when neither. */
export function slippedInWords(known: Known, focus: HeldFocus, today: Day): string | null {
  const { state, closed_on } = focus;
  const cameBack = cameBackInWords(known, focus, today);
  if (cameBack || state !== "reached" || closed_on === null) return cameBack;
  if (sameItem(known, focus).some(({ agreed_on }) => agreed_on >= closed_on)) return null; // the later one says it
  const slips = marksOf(
    known.observations.filter((seen) => seen.item_id === focus.item_id && seen.occurred_on > closed_on),
  ).filter(({ rating }) => rating !== "met");
  const last = slips.at(-1);
  if (!last) return null;
  const times = slips.length > 1 ? `Slipped ${slips.length} times since, last` : "Slipped since:";
  return `${times} ${SLIP[last.rating]} on ${dayMonth(last.occurred_on, today)}`;
}

/** The other times that its item was the one thing. */
function sameItem({ focuses }: Known, focus: HeldFocus): HeldFocus[] {
  return focuses.filter((other) => other !== focus && other.item_id === focus.item_id);
}

/** "Training “Cost of inaction” done 8 Nov". */
export function trainingInWords({ title, dueOn, doneAt }: Training, today: Day): string {
  const named = capital(`training “${title}”`);
  if (doneAt) return `${named} done ${dayMonth(doneAt, today)}`;
  return dueOn ? `${named}, by ${dayMonth(dueOn, today)}` : `${named}, not done yet`;
}

/** "March", with the year when it is another one. */
function monthOf(date: Day, today: Day): string {
  const month = new Date(`${date}T00:00:00Z`).toLocaleString("en", { month: "long", timeZone: "UTC" });
  return date.slice(0, 4) === today.slice(0, 4) ? month : `${month} ${date.slice(0, 4)}`;
}
