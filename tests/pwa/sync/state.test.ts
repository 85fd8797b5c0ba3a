import { expect, test } from "vitest";
import { customer, finish, note, rate, startRideAlong } from "../../../pwa/app/record/ride_along";
import { unsentGroups } from "../../../pwa/app/store/queries";
import { exchange } from "../../../pwa/app/sync/exchange";
import { count, type SyncState, stateInWords } from "../../../pwa/app/sync/state";
import { AGENDA, aPhone, QUESTIONS, REP } from "../a_phone";
import { AServer, takesAll } from "../a_server";

const NOW = new Date(2026, 10, 20, 9, 30);
const NO_FILES = { photos: 0, memos: 0, count: 0, bytes: 0, since: null };
const A_PHOTO = { ...NO_FILES, photos: 1, count: 1 };
const SENT = new Date(2026, 10, 20, 8, 2).toISOString();

function words(state: Partial<SyncState>): string {
  const calm = {
    waiting: 0,
    oldestAt: null,
    checking: 0,
    files: NO_FILES,
    refused: 0,
    overwritten: 0,
    sentAt: SENT,
    readable: true,
    phase: "idle",
  } as const;
  return stateInWords({ ...calm, ...state }, NOW);
}

test.each<[Partial<SyncState>, string]>([
  [{}, "All sent 08:02"],
  [{ sentAt: new Date(2026, 10, 19, 17, 5).toISOString() }, "All sent Nov 19, 17:05"],
  [{ waiting: 7 }, "7 saved, not sent yet"],
  [{ waiting: 7, phase: "sending" }, "Sending 7…"],
  [{ phase: "sending" }, "All sent 08:02"], // a look for news is nothing to read about
  [{ waiting: 7, phase: "offline" }, "Offline · 7 saved"],
  [{ phase: "offline" }, "Offline"],
  [{ waiting: 7, phase: "ended" }, "Access ended · 7 saved"],
  [{ waiting: 7, phase: "update_needed" }, "7 saved, not sent yet"],
  [{ phase: "update_needed" }, "Update the app to get the news"],
  [{ checking: 7 }, "Checking with the server…"], // taken long ago: it is not called unsent
  [{ checking: 7, waiting: 1 }, "1 saved, not sent yet"],
  [{ waiting: 7, refused: 2, phase: "offline" }, "Offline · 7 saved · 2 not accepted"],
  [{ waiting: 7, phase: "signed_out" }, "Sign in again · 7 saved"],
  [{ waiting: 7, phase: "trouble" }, "7 saved, not sent yet"],
  [{ refused: 2 }, "2 not accepted"],
  [{ refused: 2, waiting: 1 }, "1 saved, 2 not accepted"],
  [{ files: A_PHOTO }, "1 photo to send"], // its record arrived, so not all is sent
  [{ files: { ...NO_FILES, memos: 2, count: 2 }, phase: "offline" }, "Offline · 2 memos"],
  [{ files: { ...A_PHOTO, memos: 1, count: 2 }, refused: 1 }, "2 photos and memos to send · 1 not accepted"],
  [{ files: A_PHOTO, waiting: 3 }, "3 saved, not sent yet"], // the photo’s record is one of them
  [{ sentAt: null }, "Getting your team…"],
  [{ readable: false }, "Reload the app"],
  [{ sentAt: null, phase: "trouble" }, "Not reached yet"],
])("the state in words: %o", (state, said) => {
  expect(words(state)).toBe(said);
});

test("one tap says one saved, and a changed tap is not a second one", async () => {
  const phone = await aPhone();
  const id = await startRideAlong(phone, REP);
  await rate(phone, id, AGENDA, "met");
  expect(await count(phone.store)).toMatchObject({ waiting: 1, oldestAt: phone.time.toISOString() });
  await rate(phone, id, AGENDA, "missed");
  await rate(phone, id, QUESTIONS, "met");
  await finish(phone, id);
  expect(await count(phone.store)).toMatchObject({ waiting: 2, sentAt: null });
});

test("the list behind the state keeps together what belongs to one ride-along", async () => {
  const phone = await aPhone();
  const id = await startRideAlong(phone, REP);
  await rate(phone, id, AGENDA, "met");
  await exchange(phone, new AServer(takesAll(`rep:${REP}`)).connection);
  await note(phone, id, AGENDA, "Said the outcome aloud.");
  await rate(phone, id, QUESTIONS, "missed");
  await customer(phone, id, "Cancity");

  expect(await unsentGroups(phone.store)).toEqual([
    {
      kind: "interaction",
      id,
      repId: REP,
      repName: "Moses Frase",
      prompt: null,
      customer: "Cancity",
      ratings: 1,
      notes: 1,
      photos: 0,
      memos: 0,
      bytes: 0,
      since: phone.time.toISOString(),
      waits: null,
    },
  ]);
});
