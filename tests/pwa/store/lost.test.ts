/** What a phone does to the app's store while it is open: the connection taken, the store deleted, a newer app. */
import Dexie from "dexie";
import { forceCloseDatabase } from "fake-indexeddb";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { note, rate, startRideAlong } from "../../../pwa/app/record/ride_along";
import { PhoneStore } from "../../../pwa/app/store/database";
import { storeTrouble, tellTrouble } from "../../../pwa/app/store/trouble";
import { exchange } from "../../../pwa/app/sync/exchange";
import { AGENDA, aPhone, QUESTIONS, REP, type TestPhone } from "../a_phone";
import { AServer, takesAll } from "../a_server";

let phone: TestPhone;
let id: string;

beforeEach(async () => {
  tellTrouble(null);
  vi.spyOn(console, "warn").mockImplementation(() => undefined); // Dexie tells what it does about it
  phone = await aPhone();
  id = await startRideAlong(phone, REP);
  await rate(phone, id, AGENDA, "met");
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  phone.store.close();
});

const database = () => phone.store.backendDB() as IDBDatabase;
const ratings = async () =>
  (await phone.store.rows("observation").toArray()).map(({ fields }) => fields.rating).sort();

/** As WebKit says it, for one request, when the phone took the connection away in the background. */
function takeTheConnection(method: "get" | "getAll" | "put" | "add"): void {
  vi.spyOn(IDBObjectStore.prototype, method).mockImplementationOnce(() => {
    throw new DOMException(
      "Connection to Indexed Database server lost. Refresh the page to try again",
      "UnknownError",
    );
  });
}

/** As an iPhone does to an app in the background, and every browser before it clears a site's data. */
function takenByTheBrowser(): void {
  forceCloseDatabase(database() as unknown as Parameters<typeof forceCloseDatabase>[0]);
}

test("a connection that is gone is opened again, and the tap is kept, once", async () => {
  database().close();
  await rate(phone, id, QUESTIONS, "missed");
  for (const method of ["get", "put", "add"] as const) {
    takeTheConnection(method);
    await note(phone, id, QUESTIONS, `A note, and the connection lost at “${method}”.`);
  }
  expect(await ratings()).toEqual(["met", "missed"]);
  expect(await phone.store.outbox.count()).toBe(2 + 1 + 3);
});

test("an answer whose connection is lost while it is taken is taken all the same", async () => {
  const server = new AServer(takesAll(`rep:${REP}`));
  takeTheConnection("put");
  await exchange(phone, server.connection);
  expect(await phone.store.outbox.count()).toBe(0);
  expect(server.envelopes).toHaveLength(1);
});

test("a connection that is lost while the phone looks what to send does not keep it from being sent", async () => {
  const server = new AServer(takesAll(`rep:${REP}`));
  takeTheConnection("getAll");
  await exchange(phone, server.connection);
  expect(await phone.store.outbox.count()).toBe(0);
});

test("screens that watch the store go on", async () => {
  const shown: string[][] = [];
  const stop = phone.store.watch(ratings, {
    next: (now) => shown.push(now),
    error: () => shown.push(["broken"]),
  });
  await vi.waitFor(() => expect(shown).toEqual([["met"]]));
  database().close();
  await rate(phone, id, AGENDA, "partly");
  await vi.waitFor(() => expect(shown.at(-1)).toEqual(["partly"]));
  expect(shown.flat()).not.toContain("broken");
  stop();
});

test("a store that was deleted beneath the app is said, and no empty one takes its place", async () => {
  const { name } = phone.store;
  database().close(); // a browser that clears a site's data takes the connections first
  await new Promise((done) => {
    indexedDB.deleteDatabase(name).onsuccess = done;
  });
  await expect(rate(phone, id, QUESTIONS, "missed")).rejects.toThrow();
  expect(storeTrouble.value).toBe("cleared");
  await expect(rate(phone, id, QUESTIONS, "missed")).rejects.toThrow();
  expect(await Dexie.getDatabaseNames()).not.toContain(name);
});

test.each([
  ["forgets to answer while it clears", () => new Promise<never>(() => undefined)],
  [
    "fails while it clears",
    () => Promise.reject(new DOMException("The connection was closed.", "AbortError")),
  ],
  ["takes its time to clear", async () => [{ name: phone.store.name, version: 30 }]],
])("a store that was cleared is said though nobody taps, by a browser that %s", async (_, atFirst) => {
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  const asked = vi.spyOn(indexedDB, "databases").mockImplementationOnce(atFirst).mockResolvedValue([]);
  takenByTheBrowser();
  await vi.runAllTimersAsync();
  expect(storeTrouble.value).toBe("cleared");
  expect(asked).toHaveBeenCalledTimes(2);
  await expect(phone.store.outbox.count()).rejects.toThrow();
});

test("a store whose connection was taken and that is still there is opened again by who reads it", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  takenByTheBrowser();
  await vi.runAllTimersAsync();
  expect(storeTrouble.value).toBe(null);
  expect(await ratings()).toEqual(["met"]);
});

test("who signs out after the connection was taken leaves no alarm behind", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  takenByTheBrowser();
  await phone.store.delete();
  await vi.runAllTimersAsync();
  expect(storeTrouble.value).toBe(null);
});

test("a newer version of the app gets the store; this one stops writing, and says so", async () => {
  const newer = new Dexie(phone.store.name);
  newer
    .version(phone.store.verno + 1)
    .stores({ observation: "id, scope, fields.interaction_id", outbox: "++number, [kind+id]" });
  await newer.open();
  expect(storeTrouble.value).toBe("outdated");
  await expect(rate(phone, id, QUESTIONS, "missed")).rejects.toThrow();
  expect(await newer.table("observation").count()).toBe(1);

  tellTrouble(null);
  const [, organization, person] = /^ridealong-(.*)-(.{36})$/.exec(newer.name) as unknown as [
    string,
    string,
    string,
  ];
  const old = new PhoneStore(organization, person); // the old app, started again from a cache
  await expect(old.outbox.count()).rejects.toThrow();
  expect(storeTrouble.value).toBe("outdated");
  expect(await newer.table("outbox").count()).toBe(2);
  newer.close();
});
