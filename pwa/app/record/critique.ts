/** Critiquing what came in: opening it, putting it aside, and taking it along for where there is no signal. */
import { isFull, leaveBehind, takenId } from "../store/files";
import type { Phone } from "../store/phone";
import { type Critique, notNeeded } from "../store/queries/critiques";
import { connection } from "../store/session";
import type { Connection } from "../sync/connection";
import { bytesOf, fetchContent, type NotHad, whyNotHad } from "../sync/files_fetch";
import { NoAnswer } from "../sync/no_answer";
import { digest } from "./attach";
import { drafts } from "./drafts";
import { startRideAlong } from "./ride_along";
import { write } from "./write";

type Opened = Pick<Critique, "id" | "repId" | "kind" | "customer" | "occurredOn">;

/** The interaction that critiques it: mine that was begun, else a new one, of which nothing is written yet. Throws `NoChecklist`. */
export async function openCritique(phone: Phone, critique: Opened): Promise<string> {
  const { store, me } = phone;
  const rows = await store.rows("interaction").where("fields.rep_id").equals(critique.repId).toArray();
  const begun = [...rows, ...drafts.values()].find(
    ({ deleted, fields }) =>
      !deleted && fields.critique_id === critique.id && (fields.manager_id ?? me.id) === me.id,
  );
  if (begun) return begun.id;
  const { repId, id: critiqueId, ...opening } = critique;
  return startRideAlong(phone, repId, { ...opening, critiqueId });
}

/** It is not critiqued by anybody, for a reason of 1 to 500 characters. */
export async function putAside(phone: Phone, critiqueId: string, why: string): Promise<void> {
  const put_aside_at = phone.now().toISOString();
  await write(phone, ["critique"], (pen) =>
    pen.set("critique", critiqueId, { put_aside_at, put_aside_why: why.trim() }),
  );
  await leaveBehind(phone.store, [critiqueId]);
}

/** It waits again. */
export function takeUpAgain(phone: Phone, critiqueId: string): Promise<void> {
  return write(phone, ["critique"], (pen) =>
    pen.set("critique", critiqueId, { put_aside_at: null, put_aside_why: null }),
  );
}

/** How taking along ended: all of it is here, the phone is full, or why one could not be had. */
export type TakenHow = "here" | "full" | NotHad;

/**
 * Fetch what these are of into this phone, one after the other, so that they can be critiqued without a signal. What
 * came is kept, however it ends. `tell` is called before each with how many are done.
 */
export async function takeAlong(
  phone: Phone,
  critiques: readonly Pick<Critique, "id" | "mediaType" | "sha256">[],
  tell: (done: number) => void,
  line: Connection = connection,
): Promise<TakenHow> {
  let how: TakenHow = "here";
  for (const [done, critique] of critiques.entries()) {
    tell(done);
    const went = await takeOne(phone, critique, line);
    if (went !== "here") how = went;
    if (went === "away" || went === "signed_out" || went === "full") break; // so would the others
  }
  return how;
}

async function takeOne(
  { me, store, now }: Phone,
  { id, mediaType, sha256 }: Pick<Critique, "id" | "mediaType" | "sha256">,
  line: Connection,
): Promise<TakenHow> {
  try {
    const bytes = await bytesOf(await fetchContent(me, line, id));
    if ((await digest(bytes)) !== sha256) return "trouble"; // cut off in the middle
    await store.files.put({
      id: takenId(id),
      bytes,
      media_type: mediaType,
      sha256,
      saved_at: now().toISOString(),
    });
    return "here";
  } catch (failure) {
    if (failure instanceof NoAnswer) return whyNotHad(failure);
    if (isFull(failure)) return "full";
    throw failure;
  }
}

/** Forget what was taken along and is needed no more: told to the rep, put aside, critiqued by another, or not for me. */
export async function forgetTaken(phone: Phone): Promise<void> {
  await leaveBehind(phone.store, await notNeeded(phone));
}
