/** Two tabs of one phone on one store. Locks between them save work; that nothing is lost must not rest on them. */
import { beforeEach, expect, test } from "vitest";
import { note, rate, startRideAlong } from "../../../pwa/app/record/ride_along";
import { ride } from "../../../pwa/app/store/queries";
import { exchange } from "../../../pwa/app/sync/exchange";
import { AGENDA, anotherTab, aPhone, QUESTIONS, REP, type TestPhone } from "../a_phone";
import { ARestoredServer } from "../a_restored_server";

const SCOPE = `rep:${REP}`;

let tab: TestPhone;
let other: TestPhone;
let id: string;

beforeEach(async () => {
  tab = await aPhone();
  other = anotherTab(tab);
  id = await startRideAlong(tab, REP, { customer: "Cancity" });
  await rate(tab, id, AGENDA, "missed");
});

const shown = async (of: TestPhone, item: string) => (await ride(of, id))?.seen.get(item);

test("both tap on the same record at once: every tap has its own number, and both are kept", async () => {
  await Promise.all([
    rate(tab, id, AGENDA, "met"),
    note(other, id, AGENDA, "Named it late."),
    rate(other, id, QUESTIONS, "partly"),
    note(tab, id, QUESTIONS, "Open ones."),
  ]);
  expect((await tab.store.outbox.toArray()).map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(await shown(tab, AGENDA)).toMatchObject({ rating: "met", note: "Named it late." });
  expect(await shown(other, QUESTIONS)).toMatchObject({ rating: "partly", note: "Open ones." });
  const readings = (await tab.store.outbox.toArray()).map(({ at }) => at);
  expect(readings).toEqual([...new Set(readings)].sort());
});

test("both send at once, with no lock between them: everything arrives once, and leaves once", async () => {
  const server = new ARestoredServer(SCOPE);
  server.pageSize = 1;
  const tabs = [tab, other].map((one) => exchange(one, server.device().connection));
  await rate(other, id, QUESTIONS, "partly");
  await Promise.all(tabs);
  await exchange(tab, server.device().connection);
  expect(server.records).toHaveLength(3);
  expect(server.records.map(({ version }) => version)).toEqual([101, 102, 103]);
  expect(await tab.store.outbox.count()).toBe(0);
  expect((await other.store.settled.toArray()).map(({ number }) => number)).toEqual([1, 2, 3]);
});

test("an answer that comes after the other tab went on changes nothing back", async () => {
  const server = new ARestoredServer(SCOPE);
  const late = server.device();
  const { fetch } = late;
  let answered = () => {};
  let letGo = () => {};
  const arrived = new Promise<void>((resolve) => {
    answered = resolve;
  });
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let first = true;
  late.fetch = async (address, request) => {
    const answer = await fetch.call(late, address, request);
    if (address !== "/api/sync" || !first) return answer;
    first = false;
    answered();
    await held;
    return answer;
  };
  const sending = exchange(other, late.connection);
  await arrived;
  await exchange(tab, server.device().connection);
  await rate(tab, id, AGENDA, "met");
  await exchange(tab, server.device().connection);
  letGo();
  await sending;
  expect(await shown(tab, AGENDA)).toMatchObject({ rating: "met" });
  expect((await tab.store.rows("observation").toArray())[0]).toMatchObject({ version: 103 });
  expect(await tab.store.outbox.count()).toBe(0);
});
