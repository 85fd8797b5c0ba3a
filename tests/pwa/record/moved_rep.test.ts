/** A rep who is no longer on the team: what was not sent of them stays in sight, under their name, until decided on. */
import { expect, test } from "vitest";
import { problemInWords } from "../../../pwa/app/parts/problem_words";
import { recordInWords } from "../../../pwa/app/parts/record_words";
import { attach } from "../../../pwa/app/record/attach";
import { exportUnsent } from "../../../pwa/app/record/export";
import { discard } from "../../../pwa/app/record/resend";
import { rate, startRideAlong } from "../../../pwa/app/record/ride_along";
import { refusedList, unsentRecords } from "../../../pwa/app/store/queries";
import { exchange } from "../../../pwa/app/sync/exchange";
import { count } from "../../../pwa/app/sync/state";
import { AGENDA, aPhone, put, REP } from "../a_phone";
import { AServer, takesAll } from "../a_server";

const SCOPE = `rep:${REP}`;

/** Two edits were not sent when the rep moved away, with everything the phone knew of them. */
async function afterTheMove() {
  const phone = await aPhone();
  await put(phone, "person", REP, SCOPE, {
    name: "Moses Frase",
    email: "rep@demo.example",
    role: "rep",
    manager_ids: [],
    active: true,
  });
  await rate(phone, await startRideAlong(phone, REP, { customer: "Cancity" }), AGENDA, "missed");
  const moved = new AServer(() => ({ dropped: [SCOPE] }));
  await exchange(phone, moved.connection);
  return phone;
}

test("it is told under the rep’s name and can only be exported or given up", async () => {
  const phone = await afterTheMove();
  expect(await phone.store.rows("person").get(REP)).toBeUndefined();
  const told = await refusedList(phone.store);
  expect(told).toMatchObject([
    { repName: "Moses Frase", customer: "Cancity", held: false },
    { repName: "Moses Frase", customer: "Cancity", prompt: "Item 1", held: false },
  ]);
  expect(told.map(({ entry, repName }) => problemInWords(entry.problem, repName))).toEqual(
    Array(2).fill("Moses is no longer on your team."),
  );
});

test("the file has all of it", async () => {
  const phone = await afterTheMove();
  const words = (await unsentRecords(phone.store)).map((record) =>
    recordInWords(record, "2026-11-20", phone.me.id),
  );
  const { refused } = JSON.parse((await exportUnsent(phone, words)).text);
  expect(refused).toMatchObject([
    { mutation: { kind: "interaction" }, problem: { code: "no_longer_yours" } },
    { mutation: { kind: "observation", set: { rating: "missed" } } },
  ]);
  expect(words[1]).toContain("A rating with Moses Frase, Cancity: “Item 1”. What you saw: Missed");
});

test("given up, nothing of it is left", async () => {
  const phone = await afterTheMove();
  for (const { entry } of await refusedList(phone.store)) await discard(phone, entry.number);
  expect(await count(phone.store)).toMatchObject({ waiting: 0, refused: 0 });
});

test.each([
  ["was accepted", true],
  ["was not sent either", false],
])("a photo whose record %s is among it, and its bytes in the file", async (_, accepted) => {
  const phone = await aPhone();
  const id = await startRideAlong(phone, REP, { customer: "Cancity" });
  const photo = { bytes: new Uint8Array([1, 2, 3]).buffer, media_type: "image/webp" as const };
  await attach(phone, id, AGENDA, photo);
  if (accepted) await exchange(phone, new AServer(takesAll(SCOPE)).connection);
  expect(await count(phone.store)).toMatchObject({ files: { count: 1 }, refused: 0 });

  await exchange(phone, new AServer(() => ({ dropped: [SCOPE] })).connection);
  const told = await refusedList(phone.store);
  expect(told.map(({ entry }) => entry.kind)).toContain("attachment");
  expect(told).toHaveLength(accepted ? 1 : 3);
  const { files } = JSON.parse((await exportUnsent(phone, [])).text);
  expect(files).toMatchObject([{ media_type: "image/webp", base64: "AQID" }]);

  for (const { entry } of told) await discard(phone, entry.number);
  expect(JSON.parse((await exportUnsent(phone, [])).text).files).toEqual([]);
});
