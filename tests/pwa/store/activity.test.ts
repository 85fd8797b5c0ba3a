import { expect, test } from "vitest";
import { setActivityTarget } from "../../../pwa/app/record/activity_target";
import { finish, rate, startRideAlong } from "../../../pwa/app/record/ride_along";
import { keepAnswer } from "../../../pwa/app/store/answers";
import type { Me } from "../../../pwa/app/store/phone";
import {
  activityHistory,
  activityOf,
  activityOfManagers,
  elsewhereQuestion,
  targetsSet,
} from "../../../pwa/app/store/queries";
import { managed } from "../../../pwa/app/store/queries/managers";
import { AGENDA, aPhone, CHECKLIST, MANAGER, put, REP, type TestPhone } from "../a_phone";

const DIRECTOR: Me = { ...MANAGER, id: "00000000-0000-4000-8000-0000000000a9", role: "director" };
const OTHER = "00000000-0000-4000-8000-0000000000a2";

async function aManager(phone: TestPhone, id: string, name: string) {
  const fields = {
    name,
    email: "boss@demo.example",
    role: "manager" as const,
    manager_ids: [],
    active: true,
  };
  await put(phone, "person", id, "org", fields);
}

async function recording(phone: TestPhone, nth: number, rating: "met" | "not_seen", critiquedOn?: string) {
  const id = `00000000-0000-4000-8000-00000000010${nth}`;
  await put(phone, "interaction", id, `rep:${REP}`, {
    rep_id: REP,
    kind: "call_recording",
    occurred_on: "2026-11-12",
    checklist_id: CHECKLIST,
    state: "debriefed",
    manager_id: MANAGER.id,
    ...(critiquedOn && { critiqued_on: critiquedOn }),
  });
  const seen = { interaction_id: id, item_id: AGENDA, rating };
  await put(phone, "observation", `00000000-0000-4000-8000-00000000020${nth}`, `rep:${REP}`, seen);
}

const standing = async (phone: TestPhone, id = MANAGER.id) =>
  (await activityOf(phone, id)).progress.map(({ activity, now, left }) => [
    activity,
    now.have,
    now.due,
    left,
  ]);

test("a ride-along counts from its first tap on this phone, and a recording when it was critiqued", async () => {
  const phone = await aPhone();
  for (const _ of ["in the morning", "and after lunch"])
    await rate(phone, await startRideAlong(phone, REP), AGENDA, "missed");
  await recording(phone, 1, "met", "2026-11-18");
  await recording(phone, 2, "not_seen", "2026-11-18");
  await recording(phone, 3, "met");
  expect(await standing(phone)).toEqual([
    ["field_days", 1, null, 0],
    ["recordings", 1, null, 0],
    ["emails", 0, null, 0],
    ["call_notes", 0, null, 0],
  ]);
});

test("what was done with a rep who went to another team is counted as the server says it, and once", async () => {
  const phone = await aPhone();
  await recording(phone, 1, "met", "2026-11-18");
  const question = elsewhereQuestion(MANAGER.id);
  const done = { rep_id: OTHER, state: "debriefed", occurred_on: "2026-11-17", critiqued_on: null } as const;
  const elsewhere = [
    { ...done, id: "00000000-0000-4000-8000-000000000301", kind: "ride_along" },
    { ...done, id: "00000000-0000-4000-8000-000000000101", kind: "call_recording" }, // is here after all
  ] as const;
  await keepAnswer(phone.store, question, { answer: { elsewhere }, at: phone.now().toISOString() });
  expect((await standing(phone)).slice(0, 2)).toEqual([
    ["field_days", 1, null, 0],
    ["recordings", 1, null, 0],
  ]);
});

test("a director asks for something of everybody, and of one for a reason of their own, until that ends", async () => {
  const phone = await aPhone(DIRECTOR);
  await aManager(phone, MANAGER.id, "Dana Whitfield");
  await aManager(phone, OTHER, "Marcus Oyelaran");
  const asked = { activity: "recordings", from: "2026-11-16", why: "To hear a habit." } as const;
  await setActivityTarget(phone, { ...asked, managerId: null, target: 5 });
  await setActivityTarget(phone, { ...asked, managerId: OTHER, target: 2 });
  const due = async () =>
    (await activityOfManagers(phone)).map(({ activity }) => activity.progress[1]?.now.due);
  expect(await due()).toEqual([5, 2]);

  await setActivityTarget(phone, { ...asked, managerId: OTHER, target: null });
  expect(await due()).toEqual([5, 5]);
  expect(await phone.store.rows("activity_target").count()).toBe(2); // one of the same day is changed

  await setActivityTarget(phone, { ...asked, managerId: null, target: 7, from: "2026-11-23" });
  const { everybody, managers } = await targetsSet(phone);
  expect([everybody.recordings.now?.target, everybody.recordings.next?.target]).toEqual([5, 7]);
  expect(managers.map(({ own }) => own.recordings.now)).toEqual([null, null]);
});

test("a history says what was not talked through, and is nobody's who manages nobody", async () => {
  const phone = await aPhone();
  await aManager(phone, MANAGER.id, "Dana Whitfield");
  const id = await startRideAlong(phone, REP);
  await rate(phone, id, AGENDA, "met");
  await finish(phone, id);
  const found = await activityHistory(phone, MANAGER.id, "month");
  expect(found?.waiting.map(({ id, repName }) => [id, repName])).toEqual([[id, "Moses Frase"]]);
  expect(found?.course.field_days.map(({ have }) => have)).toEqual([...Array(11).fill(0), 1]);
  expect(found?.course.field_days.at(-1)?.not_talked_through).toBe(1);
  expect(await activityHistory(phone, REP, "month")).toBeNull();
});

test("who was seen is not among those who were not, and who never was stands first", async () => {
  const phone = await aPhone(DIRECTOR);
  await aManager(phone, MANAGER.id, "Dana Whitfield");
  expect((await managed(phone, 7))[0]?.notSeen).toMatchObject([{ rep: { id: REP }, seenOn: null }]);
  await recording(phone, 1, "met");
  expect((await managed(phone, 7))[0]?.notSeen).toMatchObject([{ seenOn: "2026-11-12" }]);
  expect((await managed(phone, 14))[0]?.notSeen).toEqual([]);
});
