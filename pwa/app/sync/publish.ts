/** Publishing a draft: the one thing about checklists that needs a connection. */
import type { Listed } from "../coaching";
import { publishedId } from "../record/ids";
import type { Phone } from "../store/phone";
import { draft } from "../store/queries/drafts";
import type { Connection } from "./connection";
import { exchange } from "./exchange";
import { NoAnswer } from "./no_answer";

export type WhyNot =
  | "offline"
  | "unanswered"
  | "signed_out"
  | "not_sent"
  | "gone"
  | "draft_changed"
  | "published_meanwhile"
  | "draft_not_ready"
  | "draft_too_long"
  | "not_permitted"
  | "trouble";

/** The draft was not published, and is as it was; of one that is `unanswered` this is not known yet. */
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
  let asked = false;
  try {
    await exchange(phone, connection);
    const version = await versionToPublish(phone, draftId, seen);
    await remember(phone, draftId, publishedId(draftId, version));
    asked = true;
    const published = await connection.publish(phone.me, { draft_id: draftId, version });
    await exchange(phone, connection).catch(() => undefined); // published it is; the news comes when it can
    return published;
  } catch (failure) {
    const why = whyNot(failure);
    const published = UNSURE.has(why) ? await publishedAfterAll(phone, connection, draftId) : null;
    if (published !== null) return published;
    throw new NotPublished(asked && why === "offline" ? "unanswered" : why);
  }
}

/** After these the server may have published it all the same, now or when it was asked before. */
const UNSURE: ReadonlySet<WhyNot> = new Set(["offline", "trouble", "gone"]);

/** What is asked for is known before: an answer that is lost can still be looked up. */
async function remember({ store }: Phone, draftId: string, becomes: string): Promise<void> {
  await store.surely(() => store.meta.put({ key: `publishing:${draftId}`, value: becomes }));
}

async function publishedAfterAll(
  phone: Phone,
  connection: Connection,
  draftId: string,
): Promise<number | null> {
  const becomes = await phone.store.meta.get(`publishing:${draftId}`);
  if (!becomes) return null;
  await exchange(phone, connection).catch(() => undefined); // it may be here already
  const row = await phone.store.rows("checklist").get(becomes.value);
  return row && !row.deleted ? row.fields.version : null;
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

/** Throws what is no answer of this. */
function whyNot(failure: unknown): WhyNot {
  if (failure instanceof NotPublished) return failure.why;
  if (!(failure instanceof NoAnswer)) throw failure;
  const { why, detail } = failure;
  const { code = "" } = detail;
  if (NAMED.includes(code)) return code as WhyNot;
  if (code === "not_found") return "gone";
  return why === "offline" || why === "signed_out" ? why : "trouble";
}
