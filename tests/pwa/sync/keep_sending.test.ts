/** The sending that goes by itself: when it tries, what it says of how it went, and to whom. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { rate, startRideAlong } from "../../../pwa/app/record/ride_along";
import { Connection } from "../../../pwa/app/sync/connection";
import { phase } from "../../../pwa/app/sync/state";
import { browserSurroundings } from "../../../pwa/app/sync/surroundings";
import { keepSending } from "../../../pwa/app/sync/when";
import { AGENDA, aPhone, MANAGER, QUESTIONS, REP } from "../a_phone";
import { AServer, answered, NOTHING, problem, takesAll } from "../a_server";
import { TestSurroundings } from "../surroundings";

let around: TestSurroundings;
let stops: (() => void)[] = [];

beforeEach(() => {
  around = new TestSurroundings();
  phase.value = "idle";
});
afterEach(() => {
  for (const stop of stops) stop();
  stops = [];
  vi.unstubAllGlobals();
});

/** A server whose answer to an exchange comes when the test gives it. */
function aSlowServer() {
  const asked = later<void>();
  const answer = later<Response>();
  const connection = new Connection({
    cookies: () => "csrf_access_token=one",
    fetch: async (address) => {
      if (address === "/api/auth/me") return answered({ person: MANAGER });
      asked.give();
      return answer.it;
    },
  });
  return { connection, asked: asked.it, answer: answer.give };
}

function later<T>() {
  let give: (value: T) => void = () => undefined;
  const it = new Promise<T>((resolve) => {
    give = resolve;
  });
  return { it, give };
}

const becomes = (expected: string) => vi.waitFor(() => expect(phase.value).toBe(expected));
const waitsFor = (...pauses: number[]) => vi.waitFor(() => expect(around.pauses).toEqual(pauses));

/** A phone with one tap, and a server that says what the test says. */
async function aPhoneThatSends(says: ConstructorParameters<typeof AServer>[0]) {
  const phone = await aPhone();
  const id = await startRideAlong(phone, REP);
  await rate(phone, id, AGENDA, "met");
  const server = new AServer(says);
  stops.push(keepSending(phone, server.connection, around));
  return { phone, id, server };
}

test("a tap goes out a second later, and what is asked for at once goes at once", async () => {
  const { phone, id, server } = await aPhoneThatSends(takesAll(`rep:${REP}`));
  await waitsFor(60_000);
  await rate(phone, id, QUESTIONS, "missed");
  await waitsFor(1000);
  around.pass(1000);
  await waitsFor(60_000);
  expect(server.envelopes.at(-1)?.mutations).toHaveLength(1);
  around.wake();
  await vi.waitFor(() => expect(server.envelopes).toHaveLength(3));
});

test("without a network it is tried again by itself, and the browser is asked to call", async () => {
  let line: Error | object = new TypeError("Failed to fetch");
  const taken = takesAll(`rep:${REP}`);
  const { phone } = await aPhoneThatSends((envelope) => (line instanceof Error ? line : taken(envelope)));
  await becomes("offline");
  expect(around.called).toBe(1);
  await waitsFor(4000);
  line = {};
  around.pass(4000);
  await becomes("idle");
  expect(await phone.store.outbox.count()).toBe(0);
});

test("one tab sends; the turn of a tab that the phone has put to sleep is not waited for", async () => {
  around.taken = true;
  const { phone, server } = await aPhoneThatSends(takesAll(`rep:${REP}`));
  await waitsFor(60_000, 90_000);
  expect(server.envelopes).toEqual([]);
  around.pass(90_000);
  await vi.waitFor(async () => expect(await phone.store.outbox.count()).toBe(0));
});

test("access that was ended is said; everything stays, and it is asked for now and then", async () => {
  let ended = true;
  const taken = takesAll(`rep:${REP}`);
  const { phone, id } = await aPhoneThatSends((envelope) =>
    ended ? problem(403, "access_ended") : taken(envelope),
  );
  await becomes("ended");
  await waitsFor(300_000);
  await rate(phone, id, QUESTIONS, "missed"); // recording goes on
  expect(await phone.store.outbox.count()).toBe(3);
  expect(around.pauses).toEqual([300_000]);
  ended = false;
  around.pass(300_000);
  await becomes("idle");
  expect(await phone.store.outbox.count()).toBe(0);
});

test.each([
  ["an answer", (taken: object) => ({ ...taken, scopes: {}, update_needed: true })],
  ["a refusal", () => problem(422, "protocol_not_spoken")],
])("an app too old for the news says so by %s, and keeps or sends everything", async (_name, says) => {
  const taken = takesAll(`rep:${REP}`);
  const { phone } = await aPhoneThatSends((envelope) => says(taken(envelope)));
  await becomes("update_needed");
  await waitsFor(300_000);
  expect(await phone.store.outbox.count()).toBe(2);
});

test("a session that has ended is said while the phone is in hand", async () => {
  const { connection, asked, answer } = aSlowServer();
  stops.push(keepSending(await aPhone(), connection, around));
  await asked;
  expect(phase.value).toBe("sending");
  answer(problem(401, "signed_out"));
  await becomes("signed_out");
});

test("an answer that comes after signing out says nothing about whoever signs in next", async () => {
  const phone = await aPhone();
  await rate(phone, await startRideAlong(phone, REP), AGENDA, "met");
  const first = aSlowServer();
  const stop = keepSending(phone, first.connection, around);
  await first.asked;
  stop();
  phase.value = "idle"; // as watchState leaves it

  const next = aSlowServer();
  stops.push(keepSending(await aPhone(), next.connection, around));
  await next.asked;
  const said: string[] = [];
  const unsubscribe = phase.subscribe((now) => said.push(now));
  first.answer(problem(401, "signed_out"));
  next.answer(answered(NOTHING));
  await becomes("idle");
  expect(said).toEqual(["sending", "idle"]);
  unsubscribe();
});

test("a browser wakes the sending when the app comes back in whatever way, and no more once it is over", () => {
  const [page, shown, worker] = [new EventTarget(), new EventTarget(), new EventTarget()];
  vi.stubGlobal("window", page);
  vi.stubGlobal("document", Object.assign(shown, { visibilityState: "visible" }));
  vi.stubGlobal("navigator", { serviceWorker: worker });
  const heard: string[] = [];
  const over = new AbortController();
  browserSurroundings.listen({ wake: () => heard.push("wake"), cut: () => heard.push("cut") }, over.signal);
  const everything = () => {
    page.dispatchEvent(new Event("online"));
    page.dispatchEvent(new Event("offline"));
    shown.dispatchEvent(new Event("visibilitychange"));
    shown.dispatchEvent(new Event("resume")); // a frozen tab
    page.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
    page.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: false }));
    worker.dispatchEvent(new MessageEvent("message", { data: { type: "WAKE" } }));
    worker.dispatchEvent(new MessageEvent("message", { data: { type: "CACHE_UPDATED" } }));
  };
  everything();
  expect(heard).toEqual(["wake", "cut", "wake", "wake", "wake", "wake"]);
  over.abort();
  everything();
  expect(heard).toHaveLength(6);
});
