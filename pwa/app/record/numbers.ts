/** Numbers from a file or from another system: looked at and brought in by the server, so all of it needs a connection. */
import type { components } from "../api";
import type { Phone } from "../store/phone";
import { connection } from "../store/session";
import { NoAnswer } from "../sync/no_answer";

type Schemas = components["schemas"];
export type Plan = Schemas["Plan"];
export type FileKind = Plan["kind"];
export type Look = Schemas["LookAnswer"];
export type Report = Schemas["Report"];
export type RefusedRow = Schemas["RefusedRow"];
export type SavedProfile = Schemas["Saved"];
export type Token = Schemas["Token"];
export type NewToken = Schemas["NewToken"];

/** A file as it is sent each time: the server keeps none. */
export interface NumbersFile {
  readonly name: string;
  /** Base64. */
  readonly content: string;
}

export const LARGEST_FILE = 8 * 1024 * 1024;

/** It was not done; the message says why. `canWait`: the line's fault or the server's, and later it may be done. */
export class NotDone extends Error {
  constructor(
    message: string,
    readonly canWait = false,
  ) {
    super(message);
  }
}

const SAYS = {
  offline: "There is no connection. This needs one: find a signal and try again.",
  signed_out: "You are signed out. Sign in again, then try once more.",
  ended: "Your organization has ended your access.",
  too_large: "This is too much at once. Split the file.",
  update_needed: "This version of the app is too old. Reload it.",
  trouble: "The server could not do it just now. Nothing was changed: try again in a moment.",
};

/** Read a file that was picked. Throws `NotDone` for one that is too large or cannot be read. */
export async function readFile(picked: File): Promise<NumbersFile> {
  if (picked.size > LARGEST_FILE) throw new NotDone("More than 8 MB. Split it into smaller files.");
  try {
    return { name: picked.name.slice(0, 200) || "file.csv", content: base64(await picked.arrayBuffer()) };
  } catch {
    throw new NotDone("This file could not be read. Choose it again.");
  }
}

/** What the file seems to hold. `kind`, `plan`: what the person has said so far. Throws `NotDone`. */
export function look(
  phone: Phone,
  file: NumbersFile,
  said: { kind: FileKind | null; plan: Plan | null },
): Promise<Look> {
  return told(connection.at(phone.me, "POST", "/api/imports/look", { file, ...said })) as Promise<Look>;
}

/** What would come of the file; nothing is kept. Throws `NotDone`. */
export function tryOut(phone: Phone, file: NumbersFile, plan: Plan): Promise<Report> {
  return told(
    connection.at(phone.me, "POST", "/api/imports", { file, plan, only_try: true }),
  ) as Promise<Report>;
}

/** Bring the file in. `saveAs`: the name under which such files are known again, or null. Throws `NotDone`. */
export function bringIn(phone: Phone, file: NumbersFile, plan: Plan, saveAs: string | null): Promise<Report> {
  const asked = { file, plan, only_try: false, save_as: saveAs };
  return told(connection.at(phone.me, "POST", "/api/imports", asked)) as Promise<Report>;
}

export async function savedProfiles({ me }: Phone): Promise<readonly SavedProfile[]> {
  const answer = await told(connection.at(me, "GET", "/api/imports/profiles"));
  return (answer as Schemas["SavedProfiles"]).profiles;
}

export async function forgetProfile({ me }: Phone, id: string): Promise<void> {
  await told(connection.at(me, "DELETE", `/api/imports/profiles/${id}`));
}

export async function tokens({ me }: Phone): Promise<readonly Token[]> {
  const answer = await told(connection.at(me, "GET", "/api/tokens"));
  return (answer as Schemas["Tokens"]).tokens;
}

/** Make a token. Its text is said this once. Throws `NotDone`. */
export function makeToken({ me }: Phone, name: string): Promise<NewToken> {
  return told(connection.at(me, "POST", "/api/tokens", { name })) as Promise<NewToken>;
}

export async function revokeToken({ me }: Phone, id: string): Promise<void> {
  await told(connection.at(me, "DELETE", `/api/tokens/${id}`));
}

/** The server names what is wrong with a file in a sentence for the person who has it. Throws `NotDone`. */
export async function told(answer: Promise<unknown>): Promise<unknown> {
  try {
    return await answer;
  } catch (failure) {
    if (!(failure instanceof NoAnswer)) throw failure;
    const { status = 0, title } = failure.detail;
    const saysWhatToDo = [404, 409, 413, 422, 429].includes(status) && title;
    const canWait = status !== 422 && status !== 413 && failure.why !== "ended";
    throw new NotDone(saysWhatToDo ? title : SAYS[failure.why], canWait);
  }
}

function base64(bytes: ArrayBuffer): string {
  const all = new Uint8Array(bytes);
  let text = "";
  for (let at = 0; at < all.length; at += 32_768) {
    text += String.fromCharCode(...all.subarray(at, at + 32_768));
  }
  return btoa(text);
}
