/** Asking the server what only it can answer, as numbers of many reps. */
import type { Phone } from "../store/phone";
import type { Connection } from "./connection";
import { NoAnswer, named } from "./no_answer";

/** What is at an address of the API, as JSON with this field. Throws `NoAnswer`. */
export async function ask<T>(
  { me }: Phone,
  connection: Connection,
  path: string,
  field: keyof T,
): Promise<T> {
  const answer = await connection.file(me, path);
  const body: unknown = await answer.json().catch(() => {
    throw new NoAnswer("offline"); // cut off, or a captive portal's own page
  });
  if (!answer.ok) throw named(answer, body);
  if (typeof body !== "object" || body === null || !(field in body)) throw new NoAnswer("offline");
  return body as T;
}
