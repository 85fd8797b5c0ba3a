/** Bring to this phone what only the server can say: it is kept, and shown from there. */
import { keepAnswer, type Question } from "../store/answers";
import type { Phone } from "../store/phone";
import { connection } from "../store/session";
import type { Connection } from "../sync/connection";
import { NoAnswer } from "../sync/no_answer";

/**
 * Why there is no newer answer. away: no signal; closed: the reading does not open this level; not_yours: there is no
 * such thing; refused: there are no such days; trouble: try later.
 */
export type WhyNot = "away" | "signed_out" | "closed" | "not_yours" | "refused" | "trouble";
export type Brought = "here" | WhyNot;

/** Ask it and keep the answer, under nothing but this question. Throws when the phone's own store fails. */
export async function bring<T>(
  phone: Phone,
  question: Question<T>,
  line: Connection = connection,
): Promise<Brought> {
  try {
    const answer = await ask(phone, line, question);
    await keepAnswer(phone.store, question, { answer, at: phone.now().toISOString() });
    return "here";
  } catch (failure) {
    if (!(failure instanceof NoAnswer)) throw failure;
    const why = whyNot(failure);
    if (why === "closed" || why === "not_yours") await keepAnswer(phone.store, question, null);
    return why;
  }
}

async function ask<T>({ me }: Phone, line: Connection, { path, field }: Question<T>): Promise<T> {
  const body = await line.at(me, "GET", path);
  if (typeof body !== "object" || body === null || !(field in body)) throw new NoAnswer("offline"); // a portal's own
  return body as T;
}

function whyNot({ why, detail: { code, status } }: NoAnswer): WhyNot {
  if (code === "level_not_open") return "closed";
  if (code === "not_found" || code === "not_permitted") return "not_yours";
  if (why === "signed_out") return why;
  if (why === "offline") return "away";
  return status === 422 ? "refused" : "trouble";
}
