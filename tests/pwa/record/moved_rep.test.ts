/** A rep who is no longer on the team: what was not sent of them stays in sight, under their name, until decided on. */
import { expect, test } from "vitest";
import { problemInWords } from "../../../pwa/app/parts/problem_words";
import { recordInWords } from "../../../pwa/app/parts/record_words";
import { exportUnsent } from "../../../pwa/app/record/export";
import { discard } from "../../../pwa/app/record/resend";
import { rate, startRideAlong } from "../../../pwa/app/record/ride_along";
import { refusedList, unsentRecords } from "../../../pwa/app/store/queries";
import { exchange } from "../../../pwa/app/sync/exchange";
import { count } from "../../../pwa/app/sync/state";
import { AGENDA, aPhone, put, REP } from "../a_phone";
import { AServer } from "../a_server";

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
  const words = (await unsentRecords(phone.store)).map((record) => recordInWords(record, "2026-11-20"));
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
