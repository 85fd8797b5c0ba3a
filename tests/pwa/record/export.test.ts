/** The file with the unsent work: what the server's `import-unsent` reads is tests/vectors/unsent_work.json. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { recordInWords } from "../../../pwa/app/parts/record_words";
import { exportUnsent } from "../../../pwa/app/record/export";
import { observationId } from "../../../pwa/app/record/ids";
import { write } from "../../../pwa/app/record/write";
import { unsentRecords } from "../../../pwa/app/store/queries";
import { exchange } from "../../../pwa/app/sync/exchange";
import { refuse } from "../../../pwa/app/sync/push";
import { AGENDA, aPhone, CHECKLIST, QUESTIONS, REP, type TestPhone } from "../a_phone";
import { AServer, takesAll } from "../a_server";

const VECTOR = "tests/vectors/unsent_work.json";
const DEVICE = "00000000-0000-4000-8000-0000000000e1";
const RIDE = "0198a000-0000-7000-8000-000000000001";
const PHOTO = "0198a000-0000-7000-8000-000000000002";
const BYTES = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10, 0x4a, 0x46]);

/** A morning without a network: two ratings, a note, a photo; and one rating that was not accepted before. */
async function aMorning(): Promise<TestPhone> {
  const phone = await aPhone();
  phone.time = new Date("2026-11-20T09:00:00Z");
  const { store } = phone;
  await store.meta.put({ key: "device", value: DEVICE });
  const [agenda, questions] = [observationId(RIDE, AGENDA), observationId(RIDE, QUESTIONS)];
  await write(phone, ["interaction", "observation"], async (pen) => {
    await pen.set("interaction", RIDE, {
      rep_id: REP,
      kind: "ride_along",
      customer: "Cancity",
      occurred_on: "2026-11-20",
      started_at: "2026-11-20T09:00:00.000Z",
      checklist_id: CHECKLIST,
      state: "open",
    });
    await pen.set("observation", agenda, { interaction_id: RIDE, item_id: AGENDA, rating: "missed" });
    await pen.set("observation", agenda, { note: "Named the price first." });
    await pen.set("observation", questions, { interaction_id: RIDE, item_id: QUESTIONS, rating: "met" });
  });
  const sha256 = createHash("sha256").update(BYTES).digest("hex");
  const [media_type, size] = ["image/jpeg" as const, BYTES.length];
  const added_at = "2026-11-20T09:00:00.000Z";
  await store.files.put({ id: PHOTO, bytes: BYTES.buffer, media_type, sha256, saved_at: added_at });
  await write(phone, ["attachment"], (pen) =>
    pen.set("attachment", PHOTO, { observation_id: agenda, media_type, size, sha256, added_at }),
  );
  const refused = (await store.outbox.toArray()).find(({ id }) => id === questions);
  if (!refused) throw new Error("Nothing was rated");
  await store.transaction("rw", store.answering(), async () =>
    refuse(store, refused, { code: "item_not_on_checklist", title: "Not on it.", path: "set.item_id" }),
  );
  return phone;
}

async function exported(phone: TestPhone) {
  const words = (await unsentRecords(phone.store)).map((record) =>
    recordInWords(record, "2026-11-20", phone.me.id),
  );
  const { name, text } = await exportUnsent(phone, words);
  return { name, text, content: JSON.parse(text) };
}

test("the file is the one that the server's tests read", async () => {
  const { name, text } = await exported(await aMorning());
  expect(name).toBe("ridealong-unsent-dustin-brinkmann-2026-11-20.json");
  expect(text).toBe(readFileSync(VECTOR, "utf8"));
});

test("what is in it is exactly what would be sent, and nothing here is changed by it", async () => {
  const phone = await aMorning();
  const before = [await phone.store.outbox.toArray(), await phone.store.refused.toArray()];
  const { content } = await exported(phone);
  expect(content.refused).toMatchObject([
    { mutation: { number: 4, set: { rating: "met" } }, problem: { code: "item_not_on_checklist" } },
  ]);
  expect(Buffer.from(content.files[0].base64, "base64")).toEqual(Buffer.from(BYTES));
  expect([await phone.store.outbox.toArray(), await phone.store.refused.toArray()]).toEqual(before);
  const server = new AServer(takesAll(`rep:${REP}`));
  await exchange(phone, server.connection);
  expect(content.mutations).toEqual(server.envelopes[0]?.mutations);
});

test("somebody who opens the file can read what was recorded", async () => {
  const { content } = await exported(await aMorning());
  expect(content.words).toEqual([
    "Ride-along with Moses Frase, Cancity, 2026-11-20. How far it is: Open",
    "A rating with Moses Frase, Cancity, 2026-11-20: “Item 1”. What you saw: Missed. Note: Named the price first",
    "A rating with Moses Frase, Cancity, 2026-11-20: “Item 2”. What you saw: Met. Not accepted: This is no longer on the checklist of that ride-along",
    "A photo or voice memo with Moses Frase, Cancity, 2026-11-20: “Item 1”",
  ]);
});

test("what the server has taken meanwhile is not in it", async () => {
  const phone = await aMorning();
  await phone.store.outbox.toCollection().modify({ acknowledged: 7 });
  await phone.store.refused.clear();
  const attachments = phone.store.rows("attachment");
  await attachments.toCollection().modify((row) => {
    row.fields.file = "ready";
  });
  const { content } = await exported(phone);
  expect(content).toMatchObject({ mutations: [], refused: [], files: [], words: [] });
});
