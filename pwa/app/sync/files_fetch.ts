/** Photos and voice memos, and what waits to be critiqued: from this phone, else from the server. */
import type { PhoneStore } from "../store/database";
import { takenId } from "../store/files";
import type { Phone } from "../store/phone";
import type { Connection } from "./connection";
import { NoAnswer } from "./no_answer";

/** Why there are no bytes. away: no signal; signed_out; gone: the server has no such file; trouble: try later. */
export type NotHad = "away" | "signed_out" | "gone" | "trouble";

/** What a failure to have them says. */
export function whyNotHad(failure: unknown): NotHad {
  if (!(failure instanceof NoAnswer)) return "trouble";
  if (failure.why === "offline") return "away";
  if (failure.why === "signed_out" || failure.why === "ended") return "signed_out";
  return failure.detail.status === 404 ? "gone" : "trouble";
}

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

/**
 * Where to play a recording from: an address, and what ends it when it is not needed any more. What is not on this phone
 * is played while it comes, so that is asked for first that it can be had. Throws `NoAnswer`.
 */
export async function recordingOf(
  { me, store }: Phone,
  connection: Connection,
  critiqueId: string,
): Promise<{ url: string; end: () => void }> {
  const own = await store.files.get(takenId(critiqueId));
  if (own) {
    const url = URL.createObjectURL(new Blob([own.bytes], { type: own.media_type }));
    return { url, end: () => URL.revokeObjectURL(url) };
  }
  const answer = await fetchContent(me, connection, critiqueId, { Range: "bytes=0-0" });
  await answer.body?.cancel();
  return { url: contentPath(critiqueId), end: () => undefined };
}

/** A mark at the beginning stays: places in the text are counted from there on the server too. */
const WHOLE = { ignoreBOM: true };

/** The words of an e-mail or of notes. Throws `NoAnswer`. */
export async function textOf(
  { me, store }: Phone,
  connection: Connection,
  critiqueId: string,
): Promise<string> {
  const own = await store.files.get(takenId(critiqueId));
  if (own) return new TextDecoder("utf-8", WHOLE).decode(own.bytes);
  const answer = await fetchContent(me, connection, critiqueId);
  return new TextDecoder("utf-8", WHOLE).decode(await bytesOf(answer));
}

/** The content of what came in, as the server has it. Throws `NoAnswer`. */
export async function fetchContent(
  me: Phone["me"],
  connection: Connection,
  critiqueId: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  const answer = await connection.file(me, contentPath(critiqueId), { headers });
  const type = answer.headers.get("Content-Type") ?? "";
  if (!answer.ok) throw new NoAnswer("trouble", { status: answer.status });
  if (!/^(audio\/|text\/plain)/.test(type)) throw new NoAnswer("offline"); // a captive portal's own page
  return answer;
}

/** All of an answer. Throws `NoAnswer` when it is cut off in the middle. */
export async function bytesOf(answer: Response): Promise<ArrayBuffer> {
  try {
    return await answer.arrayBuffer();
  } catch {
    throw new NoAnswer("offline");
  }
}

function contentPath(critiqueId: string): string {
  return `/api/critiques/${critiqueId}/content`;
}

function forgetTheOldest(here: Map<string, Blob>): void {
  let bytes = [...here.values()].reduce((sum, { size }) => sum + size, 0);
  for (const [id, { size }] of here) {
    if (bytes <= KEPT_BYTES) break;
    here.delete(id);
    bytes -= size;
  }
}
