/** A review as it is prepared, held and closed: whoever begins it, rep and manager write the same one. */
import { type ReviewPeriod, stepName, stepsIn } from "../coaching";
import type { Fields } from "../store/kinds";
import type { Phone } from "../store/phone";
import { reviewId } from "./ids";
import { write } from "./write";

/** Which review of which rep: of a day, or of the week that begins on this Monday. */
export interface ReviewKey {
  readonly repId: string;
  readonly period: ReviewPeriod;
  readonly startsOn: string;
}

/** Keep what went well, what the rep proposes, or what was agreed to come next; `text` of at most 4,000 characters, and an empty one takes it back. */
export function say(
  phone: Phone,
  key: ReviewKey,
  field: "achievements" | "proposed_steps" | "next_steps",
  text: string,
): Promise<void> {
  return set(phone, key, { [field]: text.trim() || null });
}

/** What the rep proposes is agreed to: what of it is not among the next steps yet comes after them, as they stand. */
export function agreeToProposed(phone: Phone, key: ReviewKey): Promise<void> {
  const id = idOf(key);
  return write(phone, ["retrospective"], async (pen) => {
    const { next_steps, proposed_steps } = (await pen.row("retrospective", id))?.fields ?? {};
    const agreed = stepsOf(next_steps);
    const left = stepsOf(proposed_steps).filter((step) => !agreed.includes(step));
    if (left.length > 0) await pen.set("retrospective", id, { next_steps: [...agreed, ...left].join("\n") });
  });
}

/** A step of the review before: done, or not after all. */
export function stepDone(phone: Phone, key: ReviewKey, step: string, done: boolean): Promise<void> {
  const id = idOf(key);
  return write(phone, ["retrospective"], async (pen) => {
    const row = await pen.row("retrospective", id);
    const others = (row?.fields.steps_done ?? []).filter((one) => one !== stepName(step));
    await pen.set("retrospective", id, {
      ...begun(key),
      steps_done: done ? [...others, stepName(step)] : others,
    });
  });
}

/** The rep has prepared it: their manager sees that. */
export function prepare(phone: Phone, key: ReviewKey): Promise<void> {
  return set(phone, key, { prepared_at: phone.now().toISOString() });
}

/** "We closed it": the manager's word. What was read from the numbers stays with it as it was; null: nothing was. */
export function closeIt(
  phone: Phone,
  key: ReviewKey,
  reading: Fields["retrospective"]["reading"],
): Promise<void> {
  const manager_closed_at = phone.now().toISOString();
  return set(phone, key, { state: "closed", manager_closed_at, ...(reading ? { reading } : {}) });
}

/** "I have read it": the rep's word; with the manager's before it, nothing of it changes any more. */
export function haveRead(phone: Phone, key: ReviewKey): Promise<void> {
  return set(phone, key, { rep_closed_at: phone.now().toISOString() });
}

function set(phone: Phone, key: ReviewKey, fields: Partial<Fields["retrospective"]>): Promise<void> {
  return write(phone, ["retrospective"], (pen) =>
    pen.set("retrospective", idOf(key), { ...begun(key), ...fields }),
  );
}

function stepsOf(text: string | null | undefined): string[] {
  return stepsIn(text ?? "", []).map(({ step }) => step);
}

function idOf({ repId, period, startsOn }: ReviewKey): string {
  return reviewId(repId, period, startsOn);
}

/** What makes it the review that it is; nothing is written of it when it was begun before. */
function begun({ repId, period, startsOn }: ReviewKey) {
  return { rep_id: repId, period, starts_on: startsOn };
}
