/** The life of a one thing after it was proposed: agreed, trained, closed, or replaced with a reason. */
import { formatStandard, type Proposal, type Standard } from "../coaching";
import type { Phone } from "../store/phone";
import { standardAsked } from "../store/queries/checklist";
import { newId } from "./ids";
import { type Pen, write } from "./write";

const EXAMPLES_KEPT = 100;

export interface NewTraining {
  /** 1-200 characters. */
  title: string;
  /** Empty: none. */
  url: string;
  /** YYYY-MM-DD; empty: none. */
  dueOn: string;
}

/** The rep has one open already, perhaps agreed by another manager meanwhile: nothing was written. */
export class OneIsOpen extends Error {
  override readonly name = "OneIsOpen";
}

/** Make a one thing the rep's focus, outside a debrief. Throws `OneIsOpen`. */
export async function agree(phone: Phone, repId: string, proposal: Proposal): Promise<void> {
  const standard = await standardAsked(phone.store, proposal.item_id);
  return write(phone, ["focus"], async (pen) => {
    if (await isOneOpen(phone, repId)) throw new OneIsOpen("There is a one thing already");
    await pen.set("focus", newId(phone.now()), agreed(phone, repId, { proposal, standard, agreedIn: null }));
  });
}

/** Whether the rep has a one thing on this phone: a second one is never made. */
export async function isOneOpen({ store }: Phone, repId: string): Promise<boolean> {
  const held = await store.rows("focus").where("fields.rep_id").equals(repId).toArray();
  return held.some(({ deleted, fields }) => !deleted && fields.state === "active");
}

interface What {
  proposal: Proposal;
  /** What must be seen: it stays, whatever becomes of the checklist. */
  standard: Standard;
  agreedIn: string | null;
}

/** The fields of a focus that is agreed now. An item seen very often keeps its latest examples: evidence has a limit. */
export function agreed(phone: Phone, repId: string, { proposal, standard, agreedIn }: What) {
  const { item_id, reason } = proposal;
  const interactions = reason.interactions.slice(-EXAMPLES_KEPT);
  return {
    rep_id: repId,
    item_id,
    state: "active" as const,
    agreed_at: phone.now().toISOString(),
    standard: formatStandard(standard),
    evidence: { ...reason, interactions, ...(agreedIn ? { agreed_in: agreedIn } : {}) },
  };
}

/** Both agree that the standard is reached: the focus is closed, and the next one may be agreed. */
export function closeReached(phone: Phone, focusId: string): Promise<void> {
  return whileOpen(phone, focusId, (pen, closed_at) =>
    pen.set("focus", focusId, { state: "reached", closed_at }),
  );
}

/** The manager gives this one up for another. `reason`: 1-500 characters, and it stays in the history. */
export function replaceFocus(phone: Phone, focusId: string, reason: string): Promise<void> {
  const state = "replaced";
  return whileOpen(phone, focusId, (pen, closed_at) =>
    pen.set("focus", focusId, { state, closed_at, reason: reason.trim() }),
  );
}

/** It stands still: from now on another standard is asked for. `why`: 1-500 characters, and the rep reads it. */
export function changeStandard(
  phone: Phone,
  focusId: string,
  standard: Standard,
  why: string,
): Promise<void> {
  return whileOpen(phone, focusId, (pen) =>
    pen.set("focus", focusId, { standard: formatStandard(standard), standard_why: why.trim() }),
  );
}

/** The rep has read their one thing: once, and the manager sees when. */
export function acknowledge(phone: Phone, focusId: string): Promise<void> {
  return whileOpen(phone, focusId, (pen, now) => pen.set("focus", focusId, { acknowledged_at: now }));
}

/** Do something about a focus that is still open. */
function whileOpen(
  phone: Phone,
  focusId: string,
  act: (pen: Pen, now: string) => Promise<void>,
): Promise<void> {
  return write(phone, ["focus"], async (pen) => {
    const focus = await phone.store.rows("focus").get(focusId);
    if (focus?.fields.state === "active") await act(pen, phone.now().toISOString());
  });
}

/** Remedial training for a focus: something to read, to watch, or to play through. */
export function giveTraining(
  phone: Phone,
  focusId: string,
  { title, url, dueOn }: NewTraining,
): Promise<void> {
  const fields = {
    focus_id: focusId,
    title: title.trim(),
    url: url.trim() || null,
    due_on: dueOn || null,
  };
  return write(phone, ["training"], (pen) => pen.set("training", newId(phone.now()), fields));
}

/** It is taken back: given by mistake, or another one is given instead. */
export function takeBackTraining(phone: Phone, trainingId: string): Promise<void> {
  return write(phone, ["training"], (pen) => pen.remove("training", trainingId));
}

/** The rep has done it, or says that it was not done after all. */
export function trainingDone(phone: Phone, trainingId: string, done: boolean): Promise<void> {
  const done_at = done ? phone.now().toISOString() : null;
  return write(phone, ["training"], (pen) => pen.set("training", trainingId, { done_at }));
}
