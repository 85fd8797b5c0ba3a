/** Publishing a draft of the checklist, as a screen asks for it. */
import type { Listed } from "../coaching";
import type { Phone } from "../store/phone";
import { currentChecklist } from "../store/queries/checklist";
import { connection } from "../store/session";
import { contentOf, publishDraft } from "../sync/publish";
import { sawVersion } from "./saw_version";

export { NotPublished, type WhyNot } from "../sync/publish";

/** Publish the draft as it is on the screen; gives the number of the new version. Throws `NotPublished`. */
export async function publish(phone: Phone, draftId: string, shown: Listed): Promise<number> {
  const version = await publishDraft(phone, connection, draftId, contentOf(shown));
  const current = await currentChecklist(phone.store);
  if (current?.version === version) await sawVersion(phone, current.id); // to who wrote it, it is no news
  return version;
}
