/** What a rep asks to be seen at, and how a manager answers. */
import type { Fields, InteractionKind, WrittenKind } from "../store/kinds";
import type { Phone } from "../store/phone";
import { newId } from "./ids";
import { type Pen, write } from "./write";

export interface Wish {
  kind: InteractionKind;
  /** The customer, or which recording; 0-200 characters. */
  customer: string;
  /** YYYY-MM-DD; empty: any day. */
  wantedOn: string;
  /** What to look at; 0-2,000 characters. */
  words: string;
}

/** Ask for it. My managers see it with the next signal. */
export function ask(phone: Phone, { kind, customer, wantedOn, words }: Wish): Promise<void> {
  const asked_at = phone.now().toISOString();
  const fields = { rep_id: phone.me.id, kind, asked_at, ...texts({ customer, words }) };
  return write(phone, ["ask"], (pen) =>
    pen.set("ask", newId(phone.now()), { ...fields, wanted_on: wantedOn || null }),
  );
}

/** I do not ask for it any more. */
export function takeBackAsk(phone: Phone, askId: string): Promise<void> {
  return write(phone, ["ask"], (pen) => pen.remove("ask", askId));
}

/** Answer with words, of 1-2,000 characters, which the rep reads; nothing when it was answered meanwhile. */
export function answer(phone: Phone, askId: string, text: string): Promise<void> {
  return whileOpen(phone, askId, ["ask"], (pen, _, answered_at) =>
    pen.set("ask", askId, { answered_at, answer: text.trim() }),
  );
}

/** Answer with a ride-along: it is planned (RFC 3339), and the rep reads when. All of it, or nothing. */
export function planFor(phone: Phone, askId: string, plannedFor: string): Promise<void> {
  return whileOpen(phone, askId, ["ask", "plan"], async (pen, { rep_id, customer }, answered_at) => {
    const plan = { rep_id, planned_for: plannedFor, ...texts({ customer: customer ?? "" }) };
    await pen.set("plan", newId(phone.now()), plan);
    await pen.set("ask", askId, { answered_at, planned_for: plannedFor });
  });
}

/** Do something about it as long as nobody answered and the rep did not take it back. */
function whileOpen(
  phone: Phone,
  askId: string,
  kinds: readonly WrittenKind[],
  act: (pen: Pen, asked: Fields["ask"], now: string) => Promise<void>,
): Promise<void> {
  return write(phone, kinds, async (pen) => {
    const asked = await phone.store.rows("ask").get(askId);
    if (asked && !asked.deleted && !asked.fields.answered_at) {
      await act(pen, asked.fields, phone.now().toISOString());
    }
  });
}

function texts<K extends string>(fields: Record<K, string>): Partial<Record<K, string>> {
  const filled = Object.entries<string>(fields).flatMap(([name, text]) =>
    text.trim() ? [[name, text.trim()]] : [],
  );
  return Object.fromEntries(filled);
}
