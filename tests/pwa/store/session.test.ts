/** Whose phone it is: two people on one phone, and what stays when they sign out. */
import Dexie from "dexie";
import { beforeEach, expect, test, vi } from "vitest";
import { PhoneStore } from "../../../pwa/app/store/database";
import type { Phone } from "../../../pwa/app/store/phone";
import { AGENDA, CHECKLIST, MANAGER, put, REP } from "../a_phone";
import { problem } from "../a_server";

const OTHER = {
  ...MANAGER,
  id: "00000000-0000-4000-8000-0000000000a2",
  name: "Ingrid Solberg",
  email: "director@demo.example",
};

/** What the server of these tests says; a browser's globals, as the session uses the browser's own network. */
let online = true;
let now = MANAGER;
let asked: string[] = [];
let slowLogout: Promise<void> = Promise.resolve();
/** The password that the link was used with; the answer to the first use is lost. */
let chosen: string | null = null;

async function fetchFromServer(address: string, { body }: RequestInit): Promise<Response> {
  asked.push(address);
  if (!online) throw new TypeError("Failed to fetch");
  if (address === "/api/auth/logout") await slowLogout;
  if (address === "/api/auth/logout") return new Response(null, { status: 204 });
  const headers = { "Content-Type": "application/json" };
  if (address === "/api/auth/me") return new Response(JSON.stringify({ person: now }), { headers });
  if (address === "/api/people") return new Response(JSON.stringify({ people: [] }), { headers });
  const { email, password } = JSON.parse(body as string) as { email: string; password: string };
  if (address === "/api/invitations/accept") {
    if (chosen) return problem(404, "link_ended");
    chosen = password;
    throw new TypeError("Failed to fetch");
  }
  if (password === "wrong") return problem(401, "wrong_sign_in");
  return new Response(JSON.stringify({ person: email === MANAGER.email ? MANAGER : OTHER }), { headers });
}

/** The module as a freshly loaded page has it. */
async function aPage() {
  vi.resetModules();
  const session = await import("../../../pwa/app/store/session");
  await session.takeInHand();
  return session;
}

type Page = Awaited<ReturnType<typeof aPage>>;
const phoneOf = (page: Page) => page.inHand.value as Phone;

/** One tap in a ride-along. */
async function tap(phone: Phone): Promise<void> {
  const { rate, startRideAlong } = await import("../../../pwa/app/record/ride_along");
  await put(phone, "checklist", CHECKLIST, "org", {
    title: "Visits",
    version: 1,
    item_ids: [AGENDA],
    state: "published",
  });
  await rate(phone, await startRideAlong(phone, REP), AGENDA, "met");
}

beforeEach(async () => {
  vi.stubGlobal("fetch", fetchFromServer);
  vi.stubGlobal("document", { cookie: "csrf_access_token=one" });
  online = true;
  now = MANAGER;
  asked = [];
  slowLogout = Promise.resolve();
  chosen = null;
  globalThis.indexedDB = new IDBFactory(); // another phone
  Dexie.dependencies.indexedDB = globalThis.indexedDB;
});

test("a signed-in phone starts without a network, and knows whose it is", async () => {
  await (await aPage()).signIn(MANAGER.email, "right");
  online = false;
  asked = [];
  const page = await aPage();
  expect(phoneOf(page).me).toEqual(MANAGER);
  expect(asked).toEqual([]);
});

test("a link whose answer was lost on the way lets its password in, and no other", async () => {
  const page = await aPage();
  const { enterOnce } = await import("../../../pwa/app/record/joining");
  const accept = (password: string) =>
    enterOnce("/api/invitations/accept", { secret: "one" }, MANAGER.email, password);
  expect(await accept("right")).toEqual({ ok: false, why: "offline" });
  const other = await accept("wrong");
  expect(other).toEqual({ ok: false, why: "used", says: "The title of link_ended" });
  expect(page.inHand.value).toBeNull();
  expect(await accept("right")).toEqual({ ok: true });
  expect(phoneOf(page).me).toEqual(MANAGER);
});

test("a failed sign-in says why, and changes nothing", async () => {
  const page = await aPage();
  expect(page.inHand.value).toBeNull();
  expect(await page.signIn(MANAGER.email, "wrong")).toEqual({ ok: false, why: "wrong" });
  online = false;
  expect(await page.signIn(MANAGER.email, "right")).toEqual({ ok: false, why: "offline" });
  expect(page.inHand.value).toBeNull();
});

test("who was given another role since has it with the next answer, and goes on with the same work", async () => {
  const page = await aPage();
  await page.signIn(MANAGER.email, "right");
  const phone = phoneOf(page);
  await tap(phone);
  now = { ...MANAGER, role: "director", organization: { ...MANAGER.organization, name: "Far North" } };
  await page.connection.at(phone.me, "GET", "/api/people");
  await vi.waitFor(() => expect(phoneOf(page).me).toEqual(now));
  expect(phoneOf(page).store).toBe(phone.store);
  expect(await page.unsentCount(phoneOf(page))).toBe(1);
  expect(phoneOf(await aPage()).me).toEqual(now);
});

test("signing in again over the running app goes on with the same work", async () => {
  const page = await aPage();
  await page.signIn(MANAGER.email, "right");
  const phone = phoneOf(page);
  await tap(phone);
  await page.signIn(MANAGER.email, "right");
  expect(phoneOf(page)).toBe(phone);
  expect(await page.unsentCount(phone)).toBe(1);
});

test("signing out with unsent work keeps it for the same person, and another one never sees it", async () => {
  const page = await aPage();
  await page.signIn(MANAGER.email, "right");
  await tap(phoneOf(page));
  expect(await page.signOut()).toEqual({ kept: 1 });
  expect(page.inHand.value).toBeNull();
  await vi.waitFor(() => expect(page.lockedHere.value).toEqual([MANAGER]));

  await page.signIn(OTHER.email, "right");
  expect(page.lockedHere.value).toEqual([MANAGER]);
  expect(await page.unsentCount(phoneOf(page))).toBe(0);
  expect(await page.signOut()).toEqual({ kept: 0 });

  await page.signIn(MANAGER.email, "right");
  expect(await page.unsentCount(phoneOf(page))).toBe(1);
  await vi.waitFor(() => expect(page.lockedHere.value).toEqual([]));
});

test("what was taken and has not come back yet goes with the rest; what a restored server may lack is kept", async () => {
  const page = await aPage();
  for (const [resent, isThere] of [
    [undefined, false],
    [7, true],
  ] as const) {
    await page.signIn(MANAGER.email, "right");
    const { store } = phoneOf(page);
    await tap(phoneOf(page));
    const change = resent ? { resent } : { acknowledged: 5 };
    await store.outbox.toCollection().modify(change);
    expect(await page.signOut()).toEqual({ kept: 0 });
    expect((await Dexie.getDatabaseNames()).includes(store.name)).toBe(isThere);
    await vi.waitFor(() => expect(page.lockedHere.value).toEqual(isThere ? [MANAGER] : []));
  }
});

test("somebody else who signs in over the running app is told whose work is kept here", async () => {
  const page = await aPage();
  await page.signIn(MANAGER.email, "right");
  await tap(phoneOf(page));
  await page.signIn(OTHER.email, "right");
  await vi.waitFor(() => expect(page.lockedHere.value).toEqual([MANAGER]));
  expect(await page.unsentCount(phoneOf(page))).toBe(0);
});

test("signing out with everything sent leaves nothing on the phone", async () => {
  const page = await aPage();
  await page.signIn(MANAGER.email, "right");
  const { name } = phoneOf(page).store;
  await phoneOf(page).store.open();
  expect(await Dexie.getDatabaseNames()).toContain(name);
  await page.signOut();
  expect(await Dexie.getDatabaseNames()).not.toContain(name);
  expect(asked).toContain("/api/auth/logout");
});

test("what is under way for somebody who signs out ends, and says nothing of whoever is next", async () => {
  const page = await aPage();
  await page.signIn(MANAGER.email, "right");
  let ended = false;
  vi.stubGlobal("fetch", (address: string, request: RequestInit) => {
    if (address !== "/api/attachments/1/file") return fetchFromServer(address, request);
    return new Promise((_, reject) => {
      request.signal?.addEventListener("abort", () => {
        ended = true;
        reject(new DOMException("Ended", "AbortError"));
      });
      asked.push(address);
    });
  });
  const fetching = page.connection.file(MANAGER, "/api/attachments/1/file");
  await vi.waitFor(() => expect(asked).toContain("/api/attachments/1/file"));
  await Promise.all([page.signOut(), expect(fetching).rejects.toMatchObject({ why: "offline" })]);
  expect(ended).toBe(true);
});

test("a tap in another tab, just before the store is deleted, is never called saved and then lost", async () => {
  const page = await aPage();
  await page.signIn(MANAGER.email, "right");
  const { store } = phoneOf(page);
  const other = { ...phoneOf(page), store: new PhoneStore(MANAGER.organization.id, MANAGER.id) }; // not told yet
  await other.store.open();
  const remove = store.delete.bind(store);
  let saved = false;
  store.delete = (async () => {
    saved = await tap(other).then(
      () => true,
      () => false,
    );
    await remove();
  }) as unknown as typeof store.delete;
  await page.signOut();
  expect(saved).toBe(false);
});

test("nor is a tap that reads nothing", async () => {
  const page = await aPage();
  await page.signIn(MANAGER.email, "right");
  const other = { ...phoneOf(page), store: new PhoneStore(MANAGER.organization.id, MANAGER.id) };
  const { rate, startRideAlong } = await import("../../../pwa/app/record/ride_along");
  await tap(other);
  const id = await startRideAlong(other, REP);
  await rate(other, id, AGENDA, "met");
  await other.store.outbox.clear(); // as if all was sent, while this tab still knows what it wrote
  const { store } = phoneOf(page);
  const remove = store.delete.bind(store);
  const taps: Promise<void>[] = [];
  store.delete = (async () => {
    taps.push(rate(other, id, AGENDA, "missed"));
    await Promise.allSettled(taps);
    await remove();
  }) as unknown as typeof store.delete;
  await page.signOut();
  await expect(taps[0]).rejects.toThrow();
});

test("a store that was left sealed, as the phone was killed while it was deleted, is used again", async () => {
  const page = await aPage();
  await page.signIn(MANAGER.email, "right");
  await phoneOf(page).store.meta.put({ key: "sealed", value: "signed out" });
  await expect(tap(phoneOf(page))).rejects.toThrow();
  await page.signIn(MANAGER.email, "right");
  await tap(phoneOf(page));
  expect(await page.unsentCount(phoneOf(page))).toBe(1);
});

test("whoever signs in next waits until the sign-out is through, or would lose the new session to it", async () => {
  const page = await aPage();
  await page.signIn(MANAGER.email, "right");
  let answer = () => {};
  slowLogout = new Promise((resolve) => {
    answer = resolve;
  });
  await page.signOut();
  asked = [];
  const signedIn = page.signIn(OTHER.email, "right");
  await vi.waitFor(() => expect(page.inHand.value).toBeNull());
  expect(asked).not.toContain("/api/auth/login");
  answer();
  expect(await signedIn).toEqual({ ok: true });
  expect(phoneOf(page).me).toEqual(OTHER);
});

test("a sign-out without a network is told to the server at the next start", async () => {
  const page = await aPage();
  await page.signIn(MANAGER.email, "right");
  online = false;
  await page.signOut();
  expect(page.inHand.value).toBeNull();

  online = true;
  asked = [];
  const next = await aPage();
  expect(next.inHand.value).toBeNull();
  expect(asked).toEqual(["/api/auth/logout"]);
  asked = [];
  await aPage();
  expect(asked).toEqual([]);
});
