/** Publishing a draft: the one thing about checklists that needs a connection. */
import type { Listed } from "../coaching";
import type { Phone } from "../store/phone";
import { draft } from "../store/queries/drafts";
import type { Connection } from "./connection";
import { exchange } from "./exchange";
import { NoAnswer } from "./no_answer";

export type WhyNot =
  | "offline"
  | "signed_out"
  | "not_sent"
  | "gone"
  | "draft_changed"
  | "published_meanwhile"
  | "draft_not_ready"
  | "draft_too_long"
  | "not_permitted"
  | "trouble";

/** The draft was not published, and is as it was. */
export class NotPublished extends Error {
  constructor(readonly why: WhyNot) {
    super(why);
  }
}

/**
 * Send what waits, publish the draft as its person saw it (`seen`: its content as `contentOf` writes it), and fetch the
 * new version. Gives its number. Throws `NotPublished`. Done twice, as when the answer was lost, it is one version.
 */
export async function publishDraft(
  phone: Phone,
  connection: Connection,
  draftId: string,
  seen: string,
): Promise<number> {
  try {
    await exchange(phone, connection);
    const version = await versionToPublish(phone, draftId, seen);
    const published = await connection.publish(phone.me, { draft_id: draftId, version });
    await exchange(phone, connection).catch(() => undefined); // published it is; the news comes when it can
    return published;
  } catch (failure) {
    if (failure instanceof NoAnswer) throw new NotPublished(whyOf(failure));
    throw failure;
  }
}

async function versionToPublish({ store }: Phone, draftId: string, seen: string): Promise<number> {
  const there = await draft(store, draftId);
  if (!there) throw new NotPublished("gone");
  const items = await store.rows("draft_item").where("fields.draft_id").equals(draftId).primaryKeys();
  const ids = new Set([draftId, ...items]);
  const left = [...(await store.outbox.toArray()), ...(await store.refused.toArray())];
  if (left.some(({ id, acknowledged }) => ids.has(id) && acknowledged === null))
    throw new NotPublished("not_sent");
  if (contentOf(there) !== seen) throw new NotPublished("draft_changed");
  return there.version;
}

/** What a person sees of a draft, as text: whether somebody else changed it meanwhile. */
export function contentOf({ title, standard, items }: Listed): string {
  return JSON.stringify([title, standard, items]);
}

const NAMED: readonly string[] = [
  "draft_changed",
  "published_meanwhile",
  "draft_not_ready",
  "draft_too_long",
  "not_permitted",
];

function whyOf({ why, detail: { code = "" } }: NoAnswer): WhyNot {
  if (NAMED.includes(code)) return code as WhyNot;
  if (code === "not_found") return "gone";
  return why === "offline" || why === "signed_out" ? why : "trouble";
}
