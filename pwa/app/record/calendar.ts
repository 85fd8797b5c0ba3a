/** One's plans in other programs: the address of the calendar, and invitations. Only the server has these. */
import type { Phone } from "../store/phone";
import { connection } from "../store/session";
import { NoAnswer } from "../sync/no_answer";
import { NotDone, told } from "./numbers";

/** Since when there is an address, RFC 3339; null: there is none. Throws `NotDone`. */
export async function calendarMadeAt({ me }: Phone): Promise<string | null> {
  const answer = await told(connection.at(me, "GET", "/api/calendar"));
  return (answer as { made_at: string | null }).made_at;
}

/** Make a new address; the one before ends. It is said this once. Throws `NotDone`. */
export async function makeCalendar({ me }: Phone, origin: string): Promise<string> {
  const answer = await told(connection.at(me, "POST", "/api/calendar"));
  return new URL((answer as { address: string }).address, origin).href;
}

/** Let the address be worth nothing. Throws `NotDone`. */
export async function endCalendar({ me }: Phone): Promise<void> {
  await told(connection.at(me, "DELETE", "/api/calendar"));
}

/** An invitation to one planned ride-along: iCalendar, for the rep's calendar. Throws `NotDone`. */
export async function invitationTo({ me }: Phone, planId: string): Promise<string> {
  return (await told(fetched(connection.file(me, `/api/plans/${planId}/invitation.ics`)))) as string;
}

async function fetched(asked: Promise<Response>): Promise<string> {
  const answer = await asked;
  if (answer.status === 404) throw new NotDone("It is not sent yet. Wait for a signal, then try again.");
  if (!answer.ok) throw new NoAnswer("trouble", { status: answer.status });
  if (!answer.headers.get("Content-Type")?.startsWith("text/calendar")) throw new NoAnswer("offline"); // a portal's own
  return answer.text();
}
