/** A tap on a reminder leads into the app, whatever else of this server is open. */
import { afterEach, expect, test, vi } from "vitest";
import { takeReminders } from "../../../pwa/app/worker/reminders";

const HERE = "https://coaching.example";

afterEach(() => {
  vi.unstubAllGlobals();
});

/** What the worker does with a tap while these windows are open. */
async function tapped(to: string, ...open: readonly string[]): Promise<readonly string[]> {
  const done: string[] = [];
  const windows = open.map((path) => ({
    url: HERE + path,
    focus: async () => undefined,
    postMessage: ({ to }: { to: string }) => done.push(`${path} goes to ${to}`),
  }));
  const heard = new Map<string, (event: unknown) => void>();
  vi.stubGlobal("self", {
    addEventListener: (name: string, listener: (event: unknown) => void) => heard.set(name, listener),
    clients: { matchAll: async () => windows, openWindow: async (to: string) => done.push(`opens ${to}`) },
  });
  takeReminders();
  let working: Promise<unknown> = Promise.resolve();
  heard.get("notificationclick")?.({
    notification: { close: () => undefined, data: to },
    waitUntil: (work: Promise<unknown>) => {
      working = work;
    },
  });
  await working;
  return done;
}

test("a window of the app goes there, else one is opened", async () => {
  expect(await tapped("/ride/1/debrief", "/team")).toEqual(["/team goes to /ride/1/debrief"]);
  expect(await tapped("/ride/1/debrief")).toEqual(["opens /ride/1/debrief"]);
});

test("a page that the server shows by itself is no window of the app", async () => {
  const mail = "/api/digest/mail";
  expect(await tapped("/team", mail)).toEqual(["opens /team"]);
  expect(await tapped("/team", mail, "/")).toEqual(["/ goes to /team"]);
});

test("nothing leads out of the app", async () => {
  expect(await tapped("//elsewhere.example")).toEqual(["opens /"]);
});
