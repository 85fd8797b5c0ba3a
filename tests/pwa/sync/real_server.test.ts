/** The phone's own code against the real server: what a scripted answer cannot prove. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { attach, type Detached, detach, reattach } from "../../../pwa/app/record/attach";
import { talkThrough } from "../../../pwa/app/record/debrief";
import { finish, note, privateNote, rate, startRideAlong } from "../../../pwa/app/record/ride_along";
import { takeBack } from "../../../pwa/app/record/take_back";
import type { OutboxEntry } from "../../../pwa/app/store/edits";
import { filesToSend } from "../../../pwa/app/store/files";
import {
  attachedIn,
  board,
  overwrittenList,
  refusedList,
  repPage,
  ride,
  today,
} from "../../../pwa/app/store/queries";
import { exchange } from "../../../pwa/app/sync/exchange";
import { sendFiles } from "../../../pwa/app/sync/files";
import { count } from "../../../pwa/app/sync/state";
import { aDevice, type Device, RealServer } from "../real_server";

const STARTS_WITHIN_MS = 60_000;
const TAKES_AT_MOST_MS = 30_000;

let server: RealServer;
beforeAll(async () => {
  server = await RealServer.start();
}, STARTS_WITHIN_MS);
afterAll(() => server.stop());

const send = (device: Device) => exchange(device, device.connection);

async function aSyncedPhone(email = "manager@demo.example"): Promise<Device> {
  const device = await aDevice(server, email);
  await send(device);
  return device;
}

/** A rep without a focus, so that a new one thing may be agreed. */
async function aRep(phone: Device): Promise<string> {
  const rows = await board(phone);
  const row = rows.find(({ known }) => known.focuses.every((focus) => focus.state !== "active")) ?? rows[0];
  return row?.rep.id as string;
}

async function items(phone: Device, id: string): Promise<string[]> {
  return (await ride(phone, id))?.items.map((item) => item.id) ?? [];
}

async function ratingOn(device: Device, id: string, item: string): Promise<string | undefined> {
  return (await ride(device, id))?.seen.get(item)?.rating;
}

test("what was tapped on one phone is on the other, and every word of it", {
  timeout: TAKES_AT_MOST_MS,
}, async () => {
  const [phone, tablet] = [await aSyncedPhone(), await aSyncedPhone()];
  const id = await startRideAlong(phone, await aRep(phone), { customer: "Cancity" });
  const [first, second] = (await items(phone, id)) as [string, string];
  await rate(phone, id, first, "missed");
  await rate(phone, id, first, "partly");
  await note(phone, id, first, "Named the price first. – “Ça va?”");
  await rate(phone, id, second, "met");
  await finish(phone, id);
  await send(phone);
  await send(tablet);

  expect(await count(phone.store)).toMatchObject({ waiting: 0, refused: 0 });
  expect(await phone.store.outbox.count()).toBe(0);
  const [here, there] = [await ride(phone, id), await ride(tablet, id)];
  expect(there).toMatchObject({ customer: "Cancity", state: "finished" });
  expect(there?.seen).toEqual(here?.seen);
  expect((await today(tablet)).toDebrief.map((row) => row.id)).toContain(id);
});

test("an answer that was lost changes nothing: the same is sent again and done once", {
  timeout: TAKES_AT_MOST_MS,
}, async () => {
  const phone = await aSyncedPhone();
  const id = await startRideAlong(phone, await aRep(phone));
  const [first] = (await items(phone, id)) as [string];
  await rate(phone, id, first, "missed");
  phone.browser.lose = true;
  await expect(send(phone)).rejects.toMatchObject({ why: "offline" });
  await expect(send(phone)).rejects.toMatchObject({ why: "offline" });
  expect(await phone.store.outbox.count()).toBe(2);

  await rate(phone, id, first, "met");
  phone.browser.lose = false;
  await send(phone);
  expect(await count(phone.store)).toMatchObject({ waiting: 0, refused: 0, overwritten: 0 });
  expect(await ratingOn(phone, id, first)).toBe("met");
});

test("two phones rate the same offline: the later tap stays, the other is told and can take theirs back", {
  timeout: TAKES_AT_MOST_MS,
}, async () => {
  const [phone, tablet] = [await aSyncedPhone(), await aSyncedPhone()];
  const id = await startRideAlong(phone, await aRep(phone));
  const [first, second] = (await items(phone, id)) as [string, string];
  await rate(phone, id, first, "partly");
  await send(phone);
  await send(tablet);

  phone.ahead = -60_000; // tapped a minute earlier than on the tablet
  await rate(phone, id, first, "missed");
  await note(phone, id, second, "Only on the phone.");
  await rate(tablet, id, first, "met");
  await send(tablet);
  await send(phone);
  await send(tablet);

  expect(await ratingOn(phone, id, first)).toBe("met");
  expect(await ratingOn(tablet, id, first)).toBe("met");
  expect((await ride(tablet, id))?.seen.get(second)?.note).toBe("Only on the phone.");
  const [lost] = (await overwrittenList(phone.store)).filter(({ row }) => row.fields.lost === "missed");
  expect(lost?.row.fields).toMatchObject({ field: "rating", lost: "missed", kept: "met" });

  phone.ahead = 0;
  await takeBack(phone, lost?.row.id as string);
  await send(phone);
  await send(tablet);
  expect(await ratingOn(tablet, id, first)).toBe("missed");
  expect(await count(phone.store)).toMatchObject({ waiting: 0, refused: 0 });
});

test("a second focus is refused with its reason, and the debrief beside it goes through", {
  timeout: TAKES_AT_MOST_MS,
}, async () => {
  const [phone, tablet] = [await aSyncedPhone(), await aSyncedPhone()];
  const rep = await aRep(phone);
  for (const device of [phone, tablet]) {
    const id = await startRideAlong(device, rep);
    const [first, second] = (await items(device, id)) as [string, string];
    await rate(device, id, first, "missed");
    const item = device === phone ? first : second;
    const reason = { missed: 1, partly: 0, met: 0, seen: 1, interactions: [id] };
    const detail = { impact: 5, lean: null, runner_up: null, close_call: false };
    const proposal = { kind: "proposal", item_id: item, stays: false, provisional: true, score: 1 } as const;
    await talkThrough(device, id, {
      proposal: { ...proposal, reason: { ...reason, ...detail } },
      reachedFocusId: null,
    });
  }
  await send(phone);
  await send(tablet);

  const refused = await refusedList(tablet.store);
  expect(refused.map(({ entry }) => [entry.kind, entry.problem.code])).toEqual([
    ["focus", "focus_already_active"],
  ]);
  expect(refused[0]?.entry.problem.title).not.toBe("");
  expect(await count(tablet.store)).toMatchObject({ waiting: 0, refused: 1 });
});

test("what makes the server refuse the whole request is found, and everything else goes through", {
  timeout: TAKES_AT_MOST_MS,
}, async () => {
  const phone = await aSyncedPhone();
  const id = await startRideAlong(phone, await aRep(phone));
  const [first, second, third] = (await items(phone, id)) as [string, string, string];
  for (const item of [first, second, third]) await rate(phone, id, item, "met");
  const { number, set } = (await phone.store.outbox.toArray())[2] as OutboxEntry;
  await phone.store.outbox.update(number, { set: { ...set, at_second: 2 ** 60 } });
  await send(phone);

  expect((await refusedList(phone.store)).map(({ entry }) => entry)).toMatchObject([
    { number, problem: { code: "number_too_large", path: "set.at_second" } },
  ]);
  expect(await count(phone.store)).toMatchObject({ waiting: 0, refused: 1 });
  const tablet = await aSyncedPhone();
  expect(await ratingOn(tablet, id, third)).toBe("met");
  expect(await ratingOn(tablet, id, second)).toBeUndefined();
});

test("cursors that the server cannot read are forgotten, and the news comes", {
  timeout: TAKES_AT_MOST_MS,
}, async () => {
  const phone = await aSyncedPhone();
  const id = await startRideAlong(phone, await aRep(phone));
  await rate(phone, id, (await items(phone, id))[0] as string, "met");
  await phone.store.cursors.toCollection().modify({ cursor: 7 as unknown as string });
  await send(phone);
  expect(await count(phone.store)).toMatchObject({ waiting: 0, refused: 0 });
  expect((await ride(phone, id))?.state).toBe("open");
});

test("the rep gets it after the debrief, and never a private note", {
  timeout: TAKES_AT_MOST_MS,
}, async () => {
  const phone = await aSyncedPhone();
  const repsPhone = await aSyncedPhone("rep@demo.example");
  const rep = repsPhone.me.id;
  const id = await startRideAlong(phone, rep, { customer: "Isdom" });
  const [first] = (await items(phone, id)) as [string];
  await rate(phone, id, first, "missed");
  await note(phone, id, first, "For the rep.");
  await privateNote(phone, id, first, "For me alone.");
  await send(phone);
  await send(repsPhone);
  expect(await ride(repsPhone, id)).toBeNull();

  await talkThrough(phone, id, { proposal: null, reachedFocusId: null });
  await send(phone);
  await send(repsPhone);
  const page = await repPage(repsPhone, rep);
  const seen = page?.interactions.find((row) => row.id === id)?.seen.get(first);
  expect(seen).toMatchObject({ rating: "missed", note: "For the rep.", privateNote: "" });
  expect(page?.interactions.every((row) => row.state === "debriefed")).toBe(true);
});

test("a photo taken away comes back; one that is none is refused by name, and never sent again", {
  timeout: TAKES_AT_MOST_MS,
}, async () => {
  const phone = await aSyncedPhone();
  const id = await startRideAlong(phone, await aRep(phone));
  const [item] = (await items(phone, id)) as [string];
  await attach(phone, id, item, { bytes: new Uint8Array([1, 2, 3]).buffer, media_type: "image/webp" });
  await send(phone);
  const attached = async () => (await attachedIn(phone, id)).get(item);
  const [photo] = (await attached()) ?? [];

  const was = await detach(phone, photo?.id as string);
  await send(phone);
  expect(await filesToSend(phone.store)).toEqual([]);
  await reattach(phone, photo?.id as string, was as Detached);
  await send(phone);
  expect(await refusedList(phone.store)).toEqual([]);
  expect(await filesToSend(phone.store)).toHaveLength(1);

  expect(await sendFiles(phone, phone.connection, new Set(), new AbortController().signal)).toBeNull();
  await send(phone);
  expect(await attached()).toMatchObject([{ file: "refused", because: "not_a_photo" }]);
  expect(await filesToSend(phone.store)).toEqual([]);
});
