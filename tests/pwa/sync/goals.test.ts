/** Setting goals over a line that loses the answer, to the real server. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { bring } from "../../../pwa/app/record/bring";
import { emptyForm } from "../../../pwa/app/record/goals";
import { newId } from "../../../pwa/app/record/ids";
import { answerKept, expectationOf, goalHere, goalsBoard, repsOf } from "../../../pwa/app/store/queries";
import { figuresQuestion } from "../../../pwa/app/store/queries/figures";
import { Connection } from "../../../pwa/app/sync/connection";
import { exchange } from "../../../pwa/app/sync/exchange";
import { type Change, changeGoal } from "../../../pwa/app/sync/goals";
import { aDevice, type Device, RealServer } from "../real_server";

const STARTS_WITHIN_MS = 60_000;
const MANAGER = "manager@demo.example";

let server: RealServer;
beforeAll(async () => {
  server = await RealServer.start();
}, STARTS_WITHIN_MS);
afterAll(() => server.stop());

let device: Device;
let repId: string;

beforeEach(async () => {
  device = await aDevice(server, MANAGER);
  await exchange(device, device.connection);
  const [rep] = await repsOf(device);
  if (!rep) throw new Error("There are reps");
  repId = rep.id;
});

/** A goal for calls a month, which nobody has yet, published at once. */
function published(): Change {
  const form = emptyForm(device, { valid_from: device.now().toISOString().slice(0, 10), rep_id: repId });
  const body = { ...form, valid_to: null, metric: "calls", period: "month", target: 40 };
  return {
    id: form.id,
    steps: () => [
      { method: "POST", path: "", body: { ...body, why: "Why", bonus: "Bonus", state: "published" } },
    ],
    isDone: (here) => here?.state === "published",
  };
}

/** The device's line, on which the answer to a goal is lost; with `cut` nothing comes through after that. */
function losing({ cut }: { cut: boolean }): Connection {
  const { browser } = device;
  let isLost = false;
  return new Connection({
    cookies: browser.cookies,
    fetch: async (address, request) => {
      if (isLost && cut) throw new TypeError("There is no connection");
      const answer = await browser.fetch(address, request);
      if (!address.startsWith("/api/goals")) return answer;
      isLost = true;
      throw new TypeError("The connection was lost");
    },
  });
}

test("what was published is told as done, though the answer was lost, and is here", async () => {
  const change = published();
  await changeGoal(device, losing({ cut: false }), change);
  expect(await goalHere(device, change.id)).toMatchObject({ target: 40, standing: "in_force" });
  await endIt(change.id);
});

test("without a connection after that nothing is claimed, and tried again it is done once", async () => {
  const change = published();
  await expect(changeGoal(device, losing({ cut: true }), change)).rejects.toMatchObject({
    why: "unanswered",
  });
  await changeGoal(device, device.connection, change);
  const { reps } = await goalsBoard(device);
  const calls = reps.find(({ rep }) => rep.id === repId)?.goals.filter(({ period }) => period === "month");
  expect(calls?.filter(({ standing }) => standing === "in_force")).toHaveLength(1);
  await endIt(change.id);
});

test("what is here already as it was meant is not asked for again", async () => {
  const change = published();
  await changeGoal(device, device.connection, change);
  const again: Change = { ...change, steps: () => [{ method: "PATCH", path: `/${change.id}`, body: {} }] };
  await changeGoal(device, device.connection, again); // a published one takes no PATCH
  await endIt(change.id);
});

test("what the server refuses is told with the field it is about", async () => {
  const change = published();
  await changeGoal(device, device.connection, change);
  await expect(changeGoal(device, device.connection, published())).rejects.toMatchObject({
    why: "refused",
    says: "Another goal for the same is in force on some of these days. End that one first.",
    field: "valid_from",
  });
  await endIt(change.id);
});

test("a goal that somebody else has thrown away is gone", async () => {
  const drop: Change = {
    id: newId(device.now()),
    steps: () => [{ method: "POST", path: `/${newId(device.now())}/publication` }],
    isDone: () => false,
  };
  await expect(changeGoal(device, device.connection, drop)).rejects.toMatchObject({ why: "gone" });
});

test("a new goal is to be read by the rep, and the manager sees that it was not", async () => {
  const change = published();
  await changeGoal(device, device.connection, change);
  const found = await expectationOf(device, repId);
  expect(found?.now.find(({ goal }) => goal.id === change.id)).toMatchObject({ readAt: null });
  await endIt(change.id);
});

test("what a team did stays on the device, and says why there is nothing newer", async () => {
  const days = { managerId: device.me.id, from: "2026-07-01", to: "2026-09-30" };
  const asked = figuresQuestion(days);
  expect(await bring(device, asked, device.connection)).toBe("here");
  const figures = await answerKept(device.store, asked);
  expect(figures?.answer.reps).toBeGreaterThan(0);
  expect(await bring(device, asked, losing({ cut: true }))).toBe("away");
  expect(await answerKept(device.store, asked)).toEqual(figures);
  const odd = figuresQuestion({ ...days, from: "2026-12-01" });
  expect(await bring(device, odd, device.connection)).toBe("refused");
});

/** It ends yesterday, before it began: the next test may set one for the same. */
async function endIt(id: string): Promise<void> {
  const valid_to = new Date(device.now().getTime() - 86_400_000).toISOString().slice(0, 10);
  await changeGoal(device, device.connection, {
    id,
    steps: () => [{ method: "POST", path: `/${id}/end`, body: { valid_to } }],
    isDone: (here) => here?.valid_to === valid_to,
  });
}
