/** An older backup was restored on the server: what it lost comes back from the phones, and nothing is doubled. */
import { beforeEach, expect, test } from "vitest";
import { resend } from "../../../pwa/app/record/resend";
import { note, rate, startRideAlong } from "../../../pwa/app/record/ride_along";
import { ride, unsentGroups } from "../../../pwa/app/store/queries";
import { exchange } from "../../../pwa/app/sync/exchange";
import { count } from "../../../pwa/app/sync/state";
import { AGENDA, aPhone, put, QUESTIONS, REP, type TestPhone } from "../a_phone";
import { ARestoredServer } from "../a_restored_server";
import { AServer, type Envelope, takesAll } from "../a_server";

const SCOPE = `rep:${REP}`;
const DAY_MS = 86_400_000;

let server: ARestoredServer;
let phone: TestPhone;
let id: string;
let send: () => Promise<void>;

beforeEach(async () => {
  server = new ARestoredServer(SCOPE);
  phone = await aPhone();
  id = await startRideAlong(phone, REP, { customer: "Cancity" });
  const { connection } = server.device();
  send = () => exchange(phone, connection);
});

const numbers = async (table: "outbox" | "settled", of = phone) =>
  (await of.store.table(table).toArray()).map(({ number }) => number);
const shown = async (of = phone) => (await ride(of, id))?.seen.get(AGENDA);

async function anotherPhone(): Promise<{ phone: TestPhone; send: () => Promise<void> }> {
  const another = await aPhone();
  const { connection } = server.device();
  return { phone: another, send: () => exchange(another, connection) };
}

test("what the server lost is sent again under its old numbers; what it has stays as it is", async () => {
  await rate(phone, id, AGENDA, "missed"); // 1, 2
  await send();
  const backup = server.backup();
  await rate(phone, id, AGENDA, "met"); // 4: 3 is the answer's
  await rate(phone, id, QUESTIONS, "partly"); // 5
  await send();
  expect(await numbers("settled")).toEqual([1, 2, 4, 5]);
  const before = server.records.map(({ fields }) => fields);

  server.restore(backup);
  await send();
  expect(server.records.map(({ fields }) => fields)).toEqual(before);
  expect(await numbers("outbox")).toEqual([]);
  expect(await numbers("settled")).toEqual([1, 2, 4, 5]);
  expect(await shown()).toMatchObject({ rating: "met" });
});

test("nothing false is shown meanwhile: neither as unsent, nor an old value over a newer one", async () => {
  await rate(phone, id, AGENDA, "missed");
  await send();
  const other = await anotherPhone();
  await other.send();
  await rate(other.phone, id, AGENDA, "met");
  await other.send();
  await send();
  expect(await shown()).toMatchObject({ rating: "met" }); // the other's, over mine
  const backup = server.backup();
  await rate(phone, id, QUESTIONS, "partly");
  await send();

  server.restore(backup);
  server.pageSize = 1;
  const looks: Promise<unknown[]>[] = [];
  const look = async () => [(await shown())?.rating, (await count(phone.store)).waiting];
  phone.store.cursors.hook("updating", () => {
    looks.push(new Promise((seen) => setTimeout(() => seen(look()))));
  });
  await send();
  const states = await Promise.all(looks);
  expect(states.length).toBeGreaterThan(2);
  expect(new Set(states.map(String))).toEqual(new Set(["met,0"]));
  expect(await unsentGroups(phone.store)).toEqual([]);
  expect(await numbers("outbox")).toEqual([]);
});

test("a tap made while it is checked counts as one saved, and wins over what is sent again", async () => {
  await rate(phone, id, AGENDA, "missed");
  await send();
  const backup = server.backup();
  await rate(phone, id, AGENDA, "partly");
  await send();
  server.restore(backup);
  await rate(phone, id, AGENDA, "met"); // offline, before the phone knows
  expect(await count(phone.store)).toMatchObject({ waiting: 1, checking: 0 });
  await send();
  expect(await shown()).toMatchObject({ rating: "met" });
  expect(server.records.find(({ kind }) => kind === "observation")?.fields).toMatchObject({ rating: "met" });
  expect(await count(phone.store)).toMatchObject({ waiting: 0, checking: 0 });
});

test("a push that a restore follows in the same request is not believed", async () => {
  const backup = server.backup();
  await rate(phone, id, AGENDA, "missed");
  await send();
  await rate(phone, id, AGENDA, "met");
  server.between = () => {
    server.between = () => undefined;
    server.restore(backup);
  };
  await send();
  expect(server.records.find(({ kind }) => kind === "observation")?.fields).toMatchObject({ rating: "met" });
  expect(await numbers("outbox")).toEqual([]);
});

test("an edit of what another phone made waits until that phone has brought it back", async () => {
  const backup = server.backup();
  await rate(phone, id, AGENDA, "missed");
  await send();
  const other = await anotherPhone();
  await other.send();
  await note(other.phone, id, AGENDA, "Named it late.");
  await other.send();

  server.restore(backup);
  await other.send();
  expect(await unsentGroups(other.phone.store)).toMatchObject([{ waits: { code: "lost_in_restore" } }]);
  const rows = other.phone.store.rows("observation");
  expect((await rows.toArray())[0]?.fields).toMatchObject({ rating: "missed", note: "Named it late." });
  expect(await ride(other.phone, id)).toBeNull(); // its maker has it: it comes back from there

  await send();
  await other.send();
  await send();
  expect(await numbers("outbox", other.phone)).toEqual([]);
  for (const each of [phone, other.phone]) {
    expect(await shown(each)).toMatchObject({ rating: "missed", note: "Named it late." });
  }
});

test("what the server lost and this phone did not write goes, as another phone has it", async () => {
  await rate(phone, id, AGENDA, "missed");
  await send();
  const plan = "00000000-0000-4000-8000-0000000000e1";
  await put(phone, "plan", plan, SCOPE, { rep_id: REP, planned_for: "2026-11-21T09:00:00Z" }, 150);
  server.restore(server.backup());
  server.pageSize = 1;
  await send();
  expect(await phone.store.rows("plan").get(plan)).toBeUndefined();
  expect(await shown()).toMatchObject({ rating: "missed" });
});

test.each([1000, 1])(
  "what was lost and is refused when it comes again is this phone's own, and can be sent again (pages of %i)",
  async (pageSize) => {
    const backup = server.backup();
    await rate(phone, id, AGENDA, "missed");
    await send();
    await note(phone, id, AGENDA, "Named it late.");
    await send();
    const [observation] = await phone.store.rows("observation").toArray();
    server.restore(backup);
    server.pageSize = pageSize;
    server.refuses = (made) => made === observation?.id;
    await send();
    expect(await phone.store.rows("observation").toArray()).toMatchObject([
      { version: null, fields: { rating: "missed", note: "Named it late." } },
    ]);

    server.refuses = () => false;
    const [refused] = await phone.store.refused.toArray();
    await resend(phone, refused?.number as number);
    await send();
    await send(); // the note has the lower number: it waited for this
    expect(server.fieldsOf(observation?.id as string)).toMatchObject({
      rating: "missed",
      note: "Named it late.",
    });
    expect(await numbers("outbox")).toEqual([]);
    expect(await phone.store.refused.count()).toBe(0);
  },
);

test("what was sent is kept for ninety days of the server's time, whatever the phone's own clock says", async () => {
  await rate(phone, id, AGENDA, "missed");
  await send();
  phone.time = new Date("2199-01-01T00:00:00");
  server.time = new Date(Date.parse(server.time) + 89 * DAY_MS).toISOString();
  await send();
  expect(await numbers("settled")).toEqual([1, 2]);
  server.time = new Date(Date.parse(server.time) + 2 * DAY_MS).toISOString();
  await send();
  expect(await numbers("settled")).toEqual([]);
});

test("a server that begins anew with every answer is not asked for ever, and loses nothing", async () => {
  await rate(phone, id, AGENDA, "missed");
  await send();
  server.between = () => server.restore(server.backup());
  await send();
  expect([...(await numbers("outbox")), ...(await numbers("settled"))].sort()).toEqual([1, 2]);
  expect(await shown()).toMatchObject({ rating: "missed" });
});

test("what was accepted and had not come back when the server lost it is sent again too", async () => {
  await rate(phone, id, AGENDA, "missed");
  const takes = takesAll(SCOPE);
  const nothing = { records: [], cursor: "one", more: true };
  const said = [
    (envelope: Envelope) => ({ outcomes: takes(envelope).outcomes, scopes: { [SCOPE]: nothing } }),
    () => new TypeError("cut off"),
    () => ({ reset: [SCOPE], scopes: { [SCOPE]: { ...nothing, more: false } } }),
  ];
  const line = new AServer((envelope) => (said.shift() ?? takes)(envelope));
  await expect(exchange(phone, line.connection)).rejects.toThrow();
  await exchange(phone, line.connection);
  expect(line.envelopes.at(-1)?.mutations?.map(({ number }) => number)).toEqual([1, 2]);
  expect(await numbers("settled")).toEqual([1, 2]);
  expect(await shown()).toMatchObject({ rating: "missed" });
});
