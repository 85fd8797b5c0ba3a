/** A rep's numbers from the top as they stood on a day. */
import type { Phone } from "../store/phone";
import type { Connection } from "./connection";
import { NoAnswer } from "./no_answer";

/** The reading as of a local date. Throws `NoAnswer`. */
export async function readingOf(
  { me }: Phone,
  connection: Connection,
  repId: string,
  asOf: string,
): Promise<Record<string, unknown>> {
  const answer = await connection.file(me, `/api/reps/${repId}/reading?as_of=${asOf}`);
  if (!answer.ok) throw new NoAnswer("trouble", { status: answer.status });
  const body: unknown = await answer.json().catch(() => null);
  if (!isReading(body)) throw new NoAnswer("offline"); // a captive portal's own page
  return body;
}

function isReading(body: unknown): body is Record<string, unknown> {
  return typeof body === "object" && body !== null && "levels" in body && "diagnosis" in body;
}
