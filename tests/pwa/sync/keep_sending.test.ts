/** The sending that goes by itself: what it says of how it went, and to whom. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { rate, startRideAlong } from "../../../pwa/app/record/ride_along";
import { Connection } from "../../../pwa/app/sync/connection";
import { phase } from "../../../pwa/app/sync/state";
import { keepSending } from "../../../pwa/app/sync/when";
import { AGENDA, aPhone, MANAGER, REP } from "../a_phone";
import { answered, NOTHING, problem } from "../a_server";

beforeEach(() => {
  vi.stubGlobal("navigator", {}); // one tab, and no locks between tabs
  vi.stubGlobal("window", new EventTarget());
  vi.stubGlobal("document", Object.assign(new EventTarget(), { visibilityState: "visible" }));
  phase.value = "idle";
});
afterEach(() => vi.unstubAllGlobals());

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

test("a session that has ended is said while the phone is in hand", async () => {
  const { connection, asked, answer } = aSlowServer();
  const stop = keepSending(await aPhone(), connection);
  await asked;
  expect(phase.value).toBe("sending");
  answer(problem(401, "signed_out"));
  await becomes("signed_out");
  stop();
});

test("an answer that comes after signing out says nothing about whoever signs in next", async () => {
  const phone = await aPhone();
  await rate(phone, await startRideAlong(phone, REP), AGENDA, "met");
  const first = aSlowServer();
  const stop = keepSending(phone, first.connection);
  await first.asked;
  stop();
  phase.value = "idle"; // as watchState leaves it

  const next = aSlowServer();
  const stopNext = keepSending(await aPhone(), next.connection);
  await next.asked;
  const said: string[] = [];
  const unsubscribe = phase.subscribe((now) => said.push(now));
  first.answer(problem(401, "signed_out"));
  next.answer(answered(NOTHING));
  await becomes("idle");
  expect(said).toEqual(["sending", "idle"]);
  unsubscribe();
  stopNext();
});
