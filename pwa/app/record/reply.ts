/** What a person says to an interaction or to a one thing, in their own words: one reply each, that they may change. */
import type { Phone } from "../store/phone";
import { replyId } from "./ids";
import { write } from "./write";

/** Keep my words; `text` of at most 4,000 characters, and an empty one takes them back. */
export function sayToIt(phone: Phone, aboutId: string, text: string): Promise<void> {
  return write(phone, ["reply"], async (pen) => {
    const mine = await myReply(phone, aboutId);
    if (text.trim() !== "") await pen.set("reply", mine.id, { about_id: aboutId, text: text.trim() });
    else if (mine.isThere) await pen.remove("reply", mine.id);
  });
}

/** One that was made elsewhere, under another id, is gone on with. */
async function myReply({ store, me }: Phone, aboutId: string): Promise<{ id: string; isThere: boolean }> {
  const rows = await store.rows("reply").where("fields.about_id").equals(aboutId).toArray();
  const mine = rows.filter(({ deleted, fields }) => !deleted && (fields.author_id ?? me.id) === me.id);
  const [first] = mine.sort((a, b) => (a.id < b.id ? -1 : 1));
  return { id: first?.id ?? replyId(aboutId, me.id), isThere: first !== undefined };
}
