/** A tap that reads nothing: it is made from what the last one knew, and never over what came in between. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { note, privateNote, rate, startRideAlong } from "../../../pwa/app/record/ride_along";
import { ride } from "../../../pwa/app/store/queries";
import { exchange } from "../../../pwa/app/sync/exchange";
import { AGENDA, anotherTab, aPhone, NEXT_STEP, QUESTIONS, REP, type TestPhone } from "../a_phone";
import { AServer, takesAll } from "../a_server";

let tab: TestPhone;
let other: TestPhone;
let id: string;

beforeEach(async () => {
  tab = await aPhone();
  other = anotherTab(tab);
  id = await startRideAlong(tab, REP, { customer: "Cancity" });
  await rate(tab, id, AGENDA, "missed");
});
afterEach(() => {
  vi.restoreAllMocks();
});

const shown = async (item: string) => (await ride(tab, id))?.seen.get(item);
const edits = async () =>
  (await tab.store.outbox.toArray()).map(({ number, set, depends_on }) => ({ number, set, depends_on }));

function reads(): () => number {
  const watched = (["get", "getKey", "getAll", "openCursor"] as const).flatMap((method) => [
    vi.spyOn(IDBObjectStore.prototype, method),
    vi.spyOn(IDBIndex.prototype, method),
  ]);
  return () => watched.reduce((sum, spy) => sum + spy.mock.calls.length, 0);
}

test("the taps after the first read nothing, whatever item of the ride-along they are about", async () => {
  const count = reads();
  await rate(tab, id, QUESTIONS, "met");
  await rate(tab, id, AGENDA, "partly");
  await note(tab, id, QUESTIONS, "Open ones.");
  expect(count()).toBe(0);
  vi.restoreAllMocks();
  expect(await edits()).toMatchObject([
    { number: 1, depends_on: [] },
    { number: 2, depends_on: [1] },
    { number: 3, set: { rating: "met" }, depends_on: [1] },
    { number: 4, set: { rating: "partly" }, depends_on: [2, 1] },
    { number: 5, set: { note: "Open ones." }, depends_on: [3, 1] },
  ]);
  expect(await shown(QUESTIONS)).toMatchObject({ rating: "met", note: "Open ones." });
});

test("what another tab wrote in between is under the tap, not lost beneath it", async () => {
  await note(other, id, AGENDA, "Named it late.");
  await rate(tab, id, AGENDA, "met");
  expect(await shown(AGENDA)).toMatchObject({ rating: "met", note: "Named it late." });
  expect((await edits()).map(({ number }) => number)).toEqual([1, 2, 3, 4]);
});

test("taps that follow at once on one that was not sure are not sure either", async () => {
  await note(other, id, AGENDA, "Named it late.");
  await Promise.all([
    rate(tab, id, AGENDA, "met"),
    rate(tab, id, QUESTIONS, "partly"),
    privateNote(tab, id, AGENDA, "Ask again."),
  ]);
  expect(await shown(AGENDA)).toMatchObject({
    rating: "met",
    note: "Named it late.",
    privateNote: "Ask again.",
  });
  expect((await edits()).map(({ number, set }) => [number, Object.keys(set ?? {}).at(-1)])).toEqual([
    [1, "state"],
    [2, "rating"],
    [3, "note"],
    [4, "rating"],
    [5, "rating"],
    [6, "private_note"],
  ]);
});

test("a tap after an answer is made on the version that came with it", async () => {
  const server = new AServer(takesAll(`rep:${REP}`));
  await exchange(tab, server.connection);
  await rate(tab, id, AGENDA, "met");
  const [entry] = await tab.store.outbox.toArray();
  expect(entry).toMatchObject({ base: 102, depends_on: [], set: { rating: "met" } });
  expect(await tab.store.rows("observation").toArray()).toMatchObject([
    { version: 102, fields: { rating: "met" }, known: { fields: { rating: "missed" } } },
  ]);
});

test("taps that come faster than the disk after an answer are all made on the version that came with it", async () => {
  const server = new AServer(takesAll(`rep:${REP}`));
  await rate(tab, id, QUESTIONS, "met");
  await exchange(tab, server.connection);
  await Promise.all([
    rate(tab, id, AGENDA, "met"),
    rate(tab, id, QUESTIONS, "missed"),
    note(tab, id, AGENDA, "Named it late."),
  ]);
  expect((await tab.store.outbox.toArray()).map(({ base }) => base)).toEqual([102, 103, 102]);
});

test("an answer that another tab takes while a tap is under way is not covered by it", async () => {
  const server = new AServer(takesAll(`rep:${REP}`));
  await Promise.all([exchange(other, server.connection), rate(tab, id, AGENDA, "met")]);
  await exchange(other, server.connection);
  expect(await tab.store.rows("observation").toArray()).toMatchObject([{ fields: { rating: "met" } }]);
  expect(await tab.store.outbox.count()).toBe(0);
});

test("the same choice tapped again writes nothing, and is looked at when somebody changed it", async () => {
  await rate(tab, id, AGENDA, "missed");
  expect(await edits()).toHaveLength(2);
  await rate(other, id, AGENDA, "met");
  await rate(tab, id, AGENDA, "missed");
  expect(await shown(AGENDA)).toMatchObject({ rating: "missed" });
  expect(await edits()).toHaveLength(4);
});

test("a phone that gets full keeps nothing of the tap, and the next one goes on from what is there", async () => {
  const full = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
    throw new DOMException("The phone is full", "QuotaExceededError");
  });
  await expect(rate(tab, id, NEXT_STEP, "met")).rejects.toThrow();
  full.mockRestore();
  expect(await edits()).toHaveLength(2);
  await rate(tab, id, NEXT_STEP, "partly");
  expect(await shown(NEXT_STEP)).toMatchObject({ rating: "partly" });
  expect((await edits()).map(({ number }) => number)).toEqual([1, 2, 3]);
});

test("the clock goes on from the newest edit, also in a tab that is opened later and a time that jumped back", async () => {
  await rate(tab, id, QUESTIONS, "met");
  tab.time = new Date("2020-01-01T00:00:00");
  other.time = tab.time;
  await rate(tab, id, QUESTIONS, "missed");
  await rate(other, id, QUESTIONS, "partly");
  const server = new AServer(takesAll(`rep:${REP}`));
  await exchange(tab, server.connection);
  await rate(other, id, QUESTIONS, "met");
  const sent = server.envelopes.flatMap(({ mutations = [] }) => mutations.map(({ at }) => at));
  const readings = [...sent, ...(await tab.store.outbox.toArray()).map(({ at }) => at)];
  expect(readings).toHaveLength(6);
  expect(readings).toEqual([...new Set(readings)].sort());
});

test("a screen that watches sees it", async () => {
  const seen: (string | undefined)[] = [];
  const stop = tab.store.watch(async () => (await ride(tab, id))?.seen.get(QUESTIONS)?.rating, {
    next: (rating) => seen.push(rating),
    error: (failure) => seen.push(String(failure)),
  });
  await vi.waitFor(() => expect(seen).toEqual([undefined]));
  await rate(tab, id, QUESTIONS, "met");
  await vi.waitFor(() => expect(seen.at(-1)).toBe("met"));
  stop();
});
