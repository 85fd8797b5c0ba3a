/** Publishing over a line that loses the answer, to the real server. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { beginDraft, changeDraft } from "../../../pwa/app/record/checklist_draft";
import { currentChecklist, draft, toListed } from "../../../pwa/app/store/queries";
import { Connection } from "../../../pwa/app/sync/connection";
import { exchange } from "../../../pwa/app/sync/exchange";
import { contentOf, publishDraft } from "../../../pwa/app/sync/publish";
import { aDevice, type Device, RealServer } from "../real_server";

const STARTS_WITHIN_MS = 60_000;

let server: RealServer;
beforeAll(async () => {
  server = await RealServer.start();
}, STARTS_WITHIN_MS);
afterAll(() => server.stop());

let device: Device;
let id: string;
let seen: string;
let next: number;

beforeEach(async () => {
  device = await aDevice(server, "director@demo.example");
  await exchange(device, device.connection);
  const current = await currentChecklist(device.store);
  if (!current) throw new Error("There is a checklist");
  next = current.version + 1;
  id = await beginDraft(device, { ...toListed(current), basedOn: current.id });
  await changeDraft(device, id, { title: `Visits, version ${next}` });
  const shown = await draft(device.store, id);
  if (!shown) throw new Error("It is here");
  seen = contentOf(shown);
});

/** The device's line, on which the answer to publishing is lost; with `cut` nothing comes through after that. */
function losing({ cut }: { cut: boolean }): Connection {
  const { browser } = device;
  let isLost = false;
  return new Connection({
    cookies: browser.cookies,
    fetch: async (address, request) => {
      if (isLost && cut) throw new TypeError("There is no connection");
      const answer = await browser.fetch(address, request);
      if (address !== "/api/checklists") return answer;
      isLost = true;
      throw new TypeError("The connection was lost");
    },
  });
}

test("what was published is told as published, though the answer was lost", async () => {
  expect(await publishDraft(device, losing({ cut: false }), id, seen)).toBe(next);
});

test("without a connection after that nothing is claimed, and trying again tells that it was published", async () => {
  const publishing = publishDraft(device, losing({ cut: true }), id, seen);
  await expect(publishing).rejects.toMatchObject({ why: "unanswered" });
  expect(await publishDraft(device, device.connection, id, seen)).toBe(next);
  expect((await currentChecklist(device.store))?.version).toBe(next);
});

test("a draft that another director published is not told as one's own", async () => {
  await exchange(device, device.connection);
  const other = await aDevice(server, "director@demo.example");
  await publishDraft(other, other.connection, id, seen);
  await expect(publishDraft(device, device.connection, id, seen)).rejects.toMatchObject({ why: "gone" });
});
