/** Photos and voice memos to look at and to listen to: from this phone, else from the server. */
import type { PhoneStore } from "../store/database";
import type { Phone } from "../store/phone";
import type { Connection } from "./connection";
import { NoAnswer } from "./no_answer";

const KEPT_BYTES = 64 * 1024 * 1024;

/** What was fetched stays as long as its person has the phone: who saw it with a signal sees it again without. */
const fetched = new WeakMap<PhoneStore, Map<string, Blob>>();

/** The bytes of an attachment. Throws `NoAnswer`. */
export async function fileOf({ me, store }: Phone, connection: Connection, id: string): Promise<Blob> {
  const own = await store.files.get(id);
  if (own) return new Blob([own.bytes], { type: own.media_type });
  const here = fetched.get(store) ?? new Map<string, Blob>();
  fetched.set(store, here);
  const blob = here.get(id) ?? (await fetchFile(me, connection, id));
  here.delete(id);
  here.set(id, blob); // the latest last
  forgetTheOldest(here);
  return blob;
}

async function fetchFile(me: Phone["me"], connection: Connection, id: string): Promise<Blob> {
  const answer = await connection.file(me, `/api/attachments/${id}/file`);
  const type = answer.headers.get("Content-Type") ?? "";
  if (!answer.ok) throw new NoAnswer("trouble", { status: answer.status });
  if (!/^(image|audio)\//.test(type)) throw new NoAnswer("offline"); // a captive portal's own page
  try {
    return await answer.blob();
  } catch {
    throw new NoAnswer("offline"); // cut off in the middle
  }
}

function forgetTheOldest(here: Map<string, Blob>): void {
  let bytes = [...here.values()].reduce((sum, { size }) => sum + size, 0);
  for (const [id, { size }] of here) {
    if (bytes <= KEPT_BYTES) break;
    here.delete(id);
    bytes -= size;
  }
}
