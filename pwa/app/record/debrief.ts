/** The talk after the interaction: the rep's words, what was agreed, and that it happened. */
import type { Proposal } from "../coaching";
import type { Phone } from "../store/phone";
import { standardAsked } from "../store/queries/checklist";
import { agreed as agreedNow, isOneOpen } from "./focus";
import { newId } from "./ids";
import { change } from "./ride_along";
import { write } from "./write";

/** What the rep said, which the rep sees too. */
export function repWords(phone: Phone, interactionId: string, text: string): Promise<void> {
  return change(phone, interactionId, { rep_words: text || null });
}

/** A note on the whole interaction that only its writer ever reads. */
export function interactionPrivateNote(phone: Phone, interactionId: string, text: string): Promise<void> {
  return change(phone, interactionId, { private_note: text || null });
}

/** What the two of them agreed on. */
export interface Agreed {
  /** The one thing as it was shown; null when there was none. One that `stays` is not agreed anew. */
  proposal: Proposal | null;
  /** The focus whose standard was reached today, closed with this debrief; null when none was. */
  reachedFocusId: string | null;
}

/**
 * "We talked it through": the interaction is debriefed from now on, a focus that reached its standard is
 * closed, and a new one thing becomes the focus with its reason frozen, unless another manager agreed on one
 * meanwhile. All of it, or nothing.
 */
export async function talkThrough(phone: Phone, interactionId: string, agreed: Agreed): Promise<void> {
  const at = phone.now().toISOString();
  const { proposal } = agreed;
  const standard = await standardAsked(phone.store, proposal?.item_id ?? "");
  return write(phone, ["interaction", "focus"], async (pen) => {
    const interaction = await phone.store.rows("interaction").get(interactionId);
    if (!interaction || interaction.fields.state === "debriefed") return;
    await pen.set("interaction", interactionId, {
      state: "debriefed",
      debriefed_at: at,
      told_by: "talk",
      ...(interaction.fields.finished_at ? {} : { finished_at: at }),
    });
    if (agreed.reachedFocusId) {
      await pen.set("focus", agreed.reachedFocusId, { state: "reached", closed_at: at });
    }
    if (proposal && !proposal.stays && !(await isOneOpen(phone, interaction.fields.rep_id))) {
      const fields = agreedNow(phone, interaction.fields.rep_id, {
        proposal,
        standard,
        agreedIn: interactionId,
      });
      await pen.set("focus", newId(phone.now()), fields);
    }
  });
}

/** What the rep reads with what is sent to them; kept while it is typed, and read by nobody before. */
export function messageToRep(phone: Phone, interactionId: string, text: string): Promise<void> {
  return change(phone, interactionId, { message: text || null });
}

/**
 * "Send to the rep": they see what was seen and the message from now on, and can reply. What becomes the one thing, or
 * is reached, is agreed on in a talk; so this agrees on nothing.
 */
export function sendToRep(phone: Phone, interactionId: string): Promise<void> {
  const at = phone.now().toISOString();
  return write(phone, ["interaction"], async (pen) => {
    const interaction = await phone.store.rows("interaction").get(interactionId);
    if (!interaction || interaction.fields.state === "debriefed") return;
    await pen.set("interaction", interactionId, {
      state: "debriefed",
      debriefed_at: at,
      told_by: "message",
      ...(interaction.fields.finished_at ? {} : { finished_at: at }),
    });
  });
}
