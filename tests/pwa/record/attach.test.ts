/** Photos and voice memos on the phone: all of one or nothing, and what was spoken before a kill. */
import Dexie from "dexie";
import { afterEach, expect, test, vi } from "vitest";
import { attach, type Detached, detach, PhoneFull, reattach } from "../../../pwa/app/record/attach";
import { observationId } from "../../../pwa/app/record/ids";
import { note, rate, removeInteraction, startRideAlong } from "../../../pwa/app/record/ride_along";
import { joinPieces, keepPiece, keepUnfinished } from "../../../pwa/app/record/spoken";
import type { OutboxEntry } from "../../../pwa/app/store/edits";
import { filesToSend, tidyFiles, unsentFiles } from "../../../pwa/app/store/files";
import { attachedIn, attachedOf, ride } from "../../../pwa/app/store/queries";
import { AGENDA, aPhone, MANAGER, put, QUESTIONS, REP, type TestPhone } from "../a_phone";

const SCOPE = `rep:${REP}`;
const SHA = "039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81"; // of 1, 2, 3

const photo = (...bytes: number[]) => ({
  bytes: new Uint8Array(bytes).buffer,
  media_type: "image/webp" as const,
});
const memo = { id: "0193a0c0-0000-7000-8000-000000000001", media_type: "audio/webm" as const };
const SPOKEN = new Uint8Array([1, 2]).buffer;
const held = ({ store }: TestPhone) => store.files.toCollection().primaryKeys();

afterEach(() => vi.restoreAllMocks());

/** The disk takes no more than so many bytes of files, all together. */
function full({ store }: TestPhone, most: number) {
  let kept = 0;
  for (const table of [store.files, store.spoken]) {
    table.hook("creating", (_key, { bytes }) => {
      if (kept + bytes.byteLength > most) throw new Dexie.QuotaExceededError("No space left");
      kept += bytes.byteLength;
    });
    table.hook("deleting", (_key, { bytes }) => {
      kept -= bytes.byteLength;
    });
  }
}

/** A photo whose bytes are here and that the server has. */
async function aSentPhoto(phone: TestPhone, id: string, ...bytes: number[]) {
  const fields = {
    observation_id: observationId(id, AGENDA),
    media_type: "image/webp" as const,
    size: bytes.length,
    sha256: SHA,
    file: "ready" as const,
  };
  await put(phone, "attachment", id, SCOPE, fields);
  await phone.store.files.put({ id, ...photo(...bytes), sha256: SHA, saved_at: "2026-11-19T09:00:00Z" });
}

test("a photo on an item that nobody rated makes all that it hangs on, in one go and in order", async () => {
  const phone = await aPhone();
  const id = await startRideAlong(phone, REP);
  await attach(phone, id, AGENDA, photo(1, 2, 3));

  const [interaction, observation, attachment] = (await phone.store.outbox.toArray()) as [
    OutboxEntry,
    OutboxEntry,
    OutboxEntry,
  ];
  expect(observation).toMatchObject({ kind: "observation", depends_on: [interaction.number] });
  expect(attachment).toMatchObject({ kind: "attachment", base: null, depends_on: [observation.number] });
  expect(attachment.set).toEqual({
    observation_id: observationId(id, AGENDA),
    media_type: "image/webp",
    size: 3,
    sha256: SHA,
    added_at: phone.time.toISOString(),
  });
  expect((await ride(phone, id))?.seen.get(AGENDA)?.rating).toBe("not_seen");
  const [attached] = (await attachedIn(phone, id)).get(AGENDA) ?? [];
  expect(attached).toMatchObject({ kind: "photo", file: "waiting", mine: true, here: true });
  expect((await attachedOf(phone, REP)).get(id)?.get(AGENDA)).toHaveLength(1);
});

test("a photo hangs on the rating that was tapped, and changes nothing of it", async () => {
  const phone = await aPhone();
  const id = await startRideAlong(phone, REP);
  await rate(phone, id, AGENDA, "missed");
  await attach(phone, id, AGENDA, photo(1));

  expect((await phone.store.outbox.toArray()).map(({ kind }) => kind)).toEqual([
    "interaction",
    "observation",
    "attachment",
  ]);
  expect((await ride(phone, id))?.seen.get(AGENDA)?.rating).toBe("missed");
});

test("a phone that is full keeps nothing of the photo, and all that was tapped", async () => {
  const phone = await aPhone();
  const id = await startRideAlong(phone, REP);
  await rate(phone, id, AGENDA, "missed");
  await note(phone, id, AGENDA, "Last year’s price list.");
  const before = await phone.store.outbox.count();
  full(phone, 2);

  await expect(attach(phone, id, AGENDA, photo(1, 2, 3))).rejects.toThrow(PhoneFull);
  expect(await phone.store.outbox.count()).toBe(before);
  expect(await phone.store.rows("attachment").count()).toBe(0);
  expect(await held(phone)).toEqual([]);
  expect((await ride(phone, id))?.seen.get(AGENDA)).toMatchObject({
    rating: "missed",
    note: "Last year’s price list.",
  });
});

test("room is made of the oldest bytes that the server has, never of what was not sent", async () => {
  const phone = await aPhone();
  full(phone, 6);
  const id = await startRideAlong(phone, REP);
  await attach(phone, id, AGENDA, photo(7, 8));
  const [unsent] = await held(phone);
  await aSentPhoto(phone, "0193a0c0-0000-7000-8000-00000000000a", 1, 2);
  await aSentPhoto(phone, "0193a0c0-0000-7000-8000-00000000000b", 3, 4);

  await attach(phone, id, QUESTIONS, photo(5, 6));
  expect(await held(phone)).toHaveLength(3);
  expect(await held(phone)).toContain(unsent);
  expect(await held(phone)).not.toContain("0193a0c0-0000-7000-8000-00000000000a");

  await expect(attach(phone, id, QUESTIONS, photo(1, 2, 3, 4, 5))).rejects.toThrow(PhoneFull);
  expect(await held(phone)).toContain(unsent);
});

test("what was taken away by mistake comes back, and is not sent in between", async () => {
  const phone = await aPhone();
  const id = await startRideAlong(phone, REP);
  await attach(phone, id, AGENDA, photo(1, 2, 3));
  const [attached] = (await attachedIn(phone, id)).get(AGENDA) ?? [];

  const was = await detach(phone, attached?.id as string);
  expect((await attachedIn(phone, id)).size).toBe(0);
  expect((await unsentFiles(phone.store)).count).toBe(0);

  await reattach(phone, attached?.id as string, was as Detached);
  expect((await attachedIn(phone, id)).get(AGENDA)).toEqual([attached]);
  expect(await unsentFiles(phone.store)).toEqual({
    photos: 1,
    memos: 0,
    count: 1,
    bytes: 3,
    since: phone.time.toISOString(),
  });
});

test("what was spoken before a kill becomes a memo at the next start, with the ride-along it was opened in", async () => {
  const phone = await aPhone();
  const id = await startRideAlong(phone, REP, { customer: "Cancity" });
  const spoken = { ...memo, interaction_id: id, item_id: AGENDA };
  await keepPiece(phone, spoken, 0, new Uint8Array([1, 2]).buffer);
  await keepPiece(phone, spoken, 1, new Uint8Array([3]).buffer);
  expect(await phone.store.rows("interaction").count()).toBe(0); // a memo that is cancelled leaves nothing

  vi.resetModules(); // the page is loaded anew: what was only opened is forgotten
  const anew = await import("../../../pwa/app/record/spoken");
  await anew.keepUnfinished(phone);

  expect((await ride(phone, id))?.customer).toBe("Cancity");
  expect((await attachedIn(phone, id)).get(AGENDA)).toMatchObject([{ id: memo.id, kind: "memo" }]);
  const file = await phone.store.files.get(memo.id);
  expect([...new Uint8Array(file?.bytes as ArrayBuffer)]).toEqual([1, 2, 3]);
  expect(await phone.store.spoken.count()).toBe(0);
  await keepUnfinished(phone);
  expect(await phone.store.files.count()).toBe(1);
});

test("a memo for which there is no room stays in its pieces until there is", async () => {
  const phone = await aPhone();
  const id = await startRideAlong(phone, REP);
  full(phone, 3);
  await keepPiece(phone, { ...memo, interaction_id: id, item_id: AGENDA }, 0, new Uint8Array([1, 2]).buffer);

  await expect(joinPieces(phone, memo.id)).rejects.toThrow(PhoneFull);
  expect(await phone.store.spoken.count()).toBe(1);
  expect(await phone.store.rows("attachment").count()).toBe(0);
});

test("a memo whose ride-along is gone holds up no other", async () => {
  const phone = await aPhone();
  const gone = { ...memo, id: "0193a0c0-0000-7000-8000-000000000000", interaction_id: REP, item_id: AGENDA };
  await keepPiece(phone, gone, 0, new Uint8Array([1]).buffer);
  await keepPiece(
    phone,
    { ...memo, interaction_id: await startRideAlong(phone, REP), item_id: AGENDA },
    0,
    SPOKEN,
  );
  await keepUnfinished(phone);
  expect(await held(phone)).toEqual([memo.id]);
  expect(await phone.store.spoken.count()).toBe(1);
});

test("only what the server knows of and waits for is sent, the oldest first", async () => {
  const phone = await aPhone();
  const id = await startRideAlong(phone, REP);
  await attach(phone, id, AGENDA, photo(1));
  expect(await filesToSend(phone.store)).toEqual([]); // its record goes first

  await aSentPhoto(phone, "0193a0c0-0000-7000-8000-00000000000b", 2);
  await aSentPhoto(phone, "0193a0c0-0000-7000-8000-00000000000a", 3);
  const observation_id = observationId(id, AGENDA);
  for (const row of await phone.store.rows("attachment").toArray()) {
    await phone.store
      .rows("attachment")
      .put({ ...row, fields: { ...row.fields, observation_id, file: "waiting" } });
  }
  const elsewhere = { observation_id: AGENDA, media_type: "image/webp" as const, size: 1, sha256: SHA };
  await put(phone, "attachment", "0193a0c0-0000-7000-8000-00000000000c", SCOPE, {
    ...elsewhere,
    file: "waiting",
    author_id: MANAGER.id,
  }); // captured on another phone of mine: its bytes are there
  expect((await filesToSend(phone.store)).map((row) => row.id.slice(-1))).toEqual(["a", "b"]);
  expect((await unsentFiles(phone.store)).count).toBe(3);

  await removeInteraction(phone, id);
  expect(await filesToSend(phone.store)).toEqual([]); // nobody waits for what was recorded by mistake
  expect((await unsentFiles(phone.store)).count).toBe(0);
});

test("bytes stay 90 days after the server has them, by its own clock, and no unsent one ever goes", async () => {
  const phone = await aPhone();
  const id = await startRideAlong(phone, REP);
  await attach(phone, id, AGENDA, photo(1));
  const [unsent] = await held(phone);
  await aSentPhoto(phone, "0193a0c0-0000-7000-8000-00000000000a", 2);

  await tidyFiles(phone.store, "2026-11-20T09:00:00Z");
  await tidyFiles(phone.store, "2027-02-18T08:00:00Z");
  expect(await held(phone)).toHaveLength(2);
  await tidyFiles(phone.store, "2027-02-18T10:00:00Z");
  expect(await held(phone)).toEqual([unsent]);
});
