/** Publishing a draft of the checklist, as a screen asks for it. */
import type { Listed } from "../coaching";
import type { Phone } from "../store/phone";
import { connection } from "../store/session";
import { contentOf, publishDraft } from "../sync/publish";

export { NotPublished, type WhyNot } from "../sync/publish";

/** Publish the draft as it is on the screen; gives the number of the new version. Throws `NotPublished`. */
export function publish(phone: Phone, draftId: string, shown: Listed): Promise<number> {
  return publishDraft(phone, connection, draftId, contentOf(shown));
}
