/**
 * Who is signed in on this phone, kept on it so that the app starts without a network. Each person has a
 * database of their own; signing out deletes it, unless something in it was never sent.
 */
import { type ReadonlySignal, signal } from "@preact/signals";
import Dexie, { liveQuery, type Table } from "dexie";
import { Connection } from "../sync/connection";
import { NoAnswer } from "../sync/no_answer";
import { count } from "../sync/state";
import { sendNow } from "../sync/when";
import { PhoneStore } from "./database";
import { awaited, filesToSend, readByAwaited } from "./files";
import type { Me, Phone } from "./phone";
import { tellTrouble } from "./trouble";

interface Session {
  /**
   * `left/…`: somebody who signed out, or whom another one followed, while work of theirs was not sent. `cleared`:
   * somebody was signed in here, and all that was kept of them is gone.
   */
  key: "current" | "leaving" | "cleared" | `left/${string}`;
  me?: Me;
}

class Sessions extends Dexie {
  session!: Table<Session, Session["key"]>;

  constructor() {
    // Whose phone it is comes from the disk, never from a page's memory.
    super("ridealong", { chromeTransactionDurability: "strict", cache: "disabled" });
    this.version(1).stores({ session: "key" });
    this.on("populate", (creating) => {
      const wasUsed = inHand.peek() || connection.hasSession();
      if (wasUsed) void creating.table<Session>("session").add({ key: "cleared" });
    });
  }
}

const sessions = new Sessions();

/** The last sign-out's word to the server: a sign-in waits for it, or its answer would take the new cookies away. */
let left: Promise<void> = Promise.resolve();
const held = signal<Phone | null | undefined>(undefined);
const waitingHere = signal<readonly Me[]>([]);
const cleared = signal(false);

/** The phone in somebody's hands; null: nobody is signed in; undefined: not read yet. */
export const inHand: ReadonlySignal<Phone | null | undefined> = held;
export const connection = new Connection();

/** Whose unsent work is locked on this phone until they sign in again, whoever is signed in now not among them. */
export const lockedHere: ReadonlySignal<readonly Me[]> = waitingHere;

/** What was kept on this phone was cleared: by somebody, or by the browser as it ran short of room. */
export const clearedHere: ReadonlySignal<boolean> = cleared;

/** Read who is signed in, and follow it: this tab or another one may sign in or out. */
export async function takeInHand(): Promise<void> {
  const all = async () => sessions.session.toArray();
  told(await all());
  liveQuery(all).subscribe(told);
  if (await sessions.session.get("leaving")) await leave();
}

connection.heard = (me) => void keepAsTold(me).catch(() => undefined); // it is told again

/** Since they signed in a director may have given them another role or name, or the organization another one. */
async function keepAsTold(me: Me): Promise<void> {
  const kept = (await sessions.session.get("current"))?.me ?? null;
  if (isSame(kept, me) && !isAlike(kept, me)) await sessions.session.put({ key: "current", me });
}

function told(rows: readonly Session[]): void {
  cleared.value = rows.some(({ key }) => key === "cleared");
  waitingHere.value = rows.flatMap(({ key, me }) => (key.startsWith("left/") && me ? [me] : []));
  hold(rows.find(({ key }) => key === "current")?.me ?? null);
}

/** The codes of the server's answers about a way in that was used already. */
const USED = ["link_ended", "already_begun"];

export type SignedIn =
  | { ok: true }
  | {
      ok: false;
      why: "wrong" | "too_many" | "offline" | "used" | "trouble";
      seconds?: number;
      says?: string;
    };

/** Sign in. The same person goes on with their database, another one gets their own. */
export function signIn(email: string, password: string): Promise<SignedIn> {
  return enter("/api/auth/login", { email, password });
}

/** Whether this installation has no organization yet; without an answer it is taken to have one. */
export async function isToBegin(): Promise<boolean> {
  const answer = await connection.asAnyone("GET", "/api/start").catch(() => null);
  return (answer as { needed?: unknown } | null)?.needed === true;
}

/** What `signIn` does, by another way in: with a link, or with the setup code. */
export async function enter(path: string, body: unknown): Promise<SignedIn> {
  try {
    await left;
    const me = await connection.enter(path, body);
    await unseal(me);
    const before = held.value;
    const follows = before && !isSame(before.me, me) && (await unsentCount(before)) > 0;
    await sessions.transaction("rw", sessions.session, async () => {
      await sessions.session.bulkDelete(["leaving", "cleared"]); // the new cookies have replaced the old ones
      if (follows) await sessions.session.put({ key: lockOf(before.me), me: before.me });
      await sessions.session.delete(lockOf(me));
      await sessions.session.put({ key: "current", me });
    });
    await holding(me);
    sendNow();
    return { ok: true };
  } catch (failure) {
    if (!(failure instanceof NoAnswer)) throw failure;
    return { ok: false, ...inWords(failure) };
  }
}

function inWords({ why, detail }: NoAnswer): Omit<Extract<SignedIn, { ok: false }>, "ok"> {
  if (detail.code === "wrong_sign_in") return { why: "wrong" };
  if (detail.status === 429) return { why: "too_many", seconds: detail.retryAfter ?? 60 };
  if (why === "offline") return { why: "offline" };
  if (detail.code && USED.includes(detail.code))
    return { why: "used", ...(detail.title ? { says: detail.title } : {}) };
  return { why: "trouble", ...(detail.title ? { says: detail.title } : {}) };
}

/** How much would stay behind: waiting for the network, not accepted, or a file whose record alone arrived. */
export async function unsentCount({ store }: Phone): Promise<number> {
  const { waiting, refused } = await count(store);
  return waiting + refused + (await filesToSend(store)).length;
}

/** Sign out. What was never sent stays on the phone, and only the same person comes to it again. */
export async function signOut(): Promise<{ kept: number }> {
  const phone = held.value;
  if (!phone) return { kept: 0 };
  const kept = await unsentCount(phone);
  await sessions.transaction("rw", sessions.session, async () => {
    await sessions.session.put({ key: "leaving", me: phone.me });
    if (kept > 0) await sessions.session.put({ key: lockOf(phone.me), me: phone.me });
    await sessions.session.delete("current");
  });
  await holding(null);
  if (!(await deleteIfSettled(phone.store)))
    await sessions.session.put({ key: lockOf(phone.me), me: phone.me });
  left = leave();
  return { kept };
}

/**
 * A tap in another tab may have been the last thing: from when nothing is found to wait, nothing more is written. Says
 * whether the store is gone; what the server is only asked about once more, after a restore, keeps it too.
 */
async function deleteIfSettled(store: PhoneStore): Promise<boolean> {
  await store.open();
  const { meta, outbox, refused, spoken } = store;
  const sealed = await store.changing([meta, outbox, refused, spoken, ...readByAwaited(store)], async () => {
    const untaken = outbox.filter(({ acknowledged }) => acknowledged === null);
    const counts = await Promise.all([untaken.count(), refused.count(), spoken.count()]);
    if (counts.some(Boolean) || (await awaited(store)).length > 0) return false;
    await meta.put({ key: "sealed", value: "signed out" });
    return true;
  });
  if (sealed) await store.delete();
  else store.close();
  return sealed;
}

/** A store that could not be deleted, as the phone was killed over it, is used on when its person is back. */
async function unseal(me: Me): Promise<void> {
  const store = new PhoneStore(me.organization.id, me.id);
  await store.meta.delete("sealed");
  store.close();
}

/** Close the session on the server too; without a network, at the next start. */
async function leave(): Promise<void> {
  try {
    await connection.signOut();
  } catch (failure) {
    if (!(failure instanceof NoAnswer)) throw failure;
    if (failure.why !== "signed_out") return;
  }
  await sessions.session.delete("leaving");
}

/** Done when what was just written has arrived here: only the store says whose phone this is, in its own order. */
function holding(me: Me | null): Promise<void> {
  return new Promise((resolve) => {
    const stop = held.subscribe((phone) => {
      if (phone === undefined || !isSame(phone?.me ?? null, me)) return;
      queueMicrotask(() => stop());
      resolve();
    });
  });
}

function hold(me: Me | null): void {
  const before = held.value;
  if (before !== undefined && isSame(before?.me ?? null, me)) {
    if (before && me && !isAlike(before.me, me)) held.value = { ...before, me };
    return;
  }
  connection.putDown();
  held.value = me ? { me, store: new PhoneStore(me.organization.id, me.id), now: () => new Date() } : null;
  before?.store.close();
  tellTrouble(null);
}

function lockOf({ id, organization }: Me): `left/${string}` {
  return `left/${organization.id}/${id}`;
}

function isAlike(one: Me | null, other: Me | null): boolean {
  return (
    (["name", "role", "email"] as const).every((field) => one?.[field] === other?.[field]) &&
    one?.organization.name === other?.organization.name
  );
}

function isSame(one: Me | null, other: Me | null): boolean {
  return one?.id === other?.id && one?.organization.id === other?.organization.id;
}
