/** When a rep is away: those days ask nothing of them. */
import type { Phone } from "../store/phone";
import { newId } from "./ids";
import { write } from "./write";

export interface Away {
  /** The first and the last day, YYYY-MM-DD. */
  readonly from: string;
  readonly to: string;
  /** 0-200 characters. */
  readonly note: string;
}

/** The rep is away on these days. Throws `RangeError` when the last day lies before the first. */
export function addAbsence(phone: Phone, repId: string, { from, to, note }: Away): Promise<void> {
  if (to < from) throw new RangeError(`${to} lies before ${from}`);
  const days = { rep_id: repId, from_on: from, to_on: to };
  return write(phone, ["absence"], (pen) =>
    pen.set("absence", newId(phone.now()), { ...days, ...(note.trim() ? { note: note.trim() } : {}) }),
  );
}

/** They are there after all. */
export function removeAbsence(phone: Phone, id: string): Promise<void> {
  return write(phone, ["absence"], (pen) => pen.remove("absence", id));
}
