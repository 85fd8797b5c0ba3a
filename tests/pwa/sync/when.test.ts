import * as fc from "fast-check";
import { expect, test } from "vitest";
import { rate, startRideAlong } from "../../../pwa/app/record/ride_along";
import { hear, tick } from "../../../pwa/app/sync/clock";
import { exchange } from "../../../pwa/app/sync/exchange";
import { NoAnswer, type Why } from "../../../pwa/app/sync/no_answer";
import { pauseAfter } from "../../../pwa/app/sync/when";
import { AGENDA, aPhone, REP } from "../a_phone";
import { AServer, SERVER_TIME, takesAll } from "../a_server";

const random = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const failures = fc.integer({ min: 1, max: 10_000 });
const pause = (why: Why, after: number, chance: number, retryAfter?: number) =>
  pauseAfter(new NoAnswer(why, retryAfter ? { retryAfter } : {}), after, chance) as number;

test("without a network it is tried again within five seconds, however long it has been gone", () => {
  fc.assert(
    fc.property(failures, random, (after, chance) => {
      expect(pause("offline", after, chance)).toBeGreaterThanOrEqual(3000);
      expect(pause("offline", after, chance)).toBeLessThanOrEqual(5000);
    }),
  );
});

test("a server in trouble is left alone for longer and longer, never for more than five minutes", () => {
  fc.assert(
    fc.property(failures, random, (after, chance) => {
      expect(pause("trouble", after, chance)).toBeLessThanOrEqual(300_000);
      expect(pause("trouble", after + 1, chance)).toBeGreaterThanOrEqual(pause("trouble", after, chance));
    }),
  );
  expect(pause("trouble", 1, 0, 90)).toBe(90_000); // as long as it asks for
});

test("signed out, nothing is tried until the person signs in", () => {
  expect(pauseAfter(new NoAnswer("signed_out"), 1, 0)).toBeNull();
});

test("the clock rises with every edit, whatever the phone's own clock does", () => {
  const moments = fc.array(fc.integer({ min: 0, max: 4_000_000_000_000 }), { minLength: 2 });
  fc.assert(
    fc.property(moments, (times) => {
      const readings: string[] = [];
      for (const time of times) readings.push(tick(readings.at(-1) ?? null, time, "node"));
      expect(readings).toEqual([...readings].sort());
      expect(new Set(readings).size).toBe(times.length);
    }),
  );
  expect(tick("001795280000000-99999-node", 0, "node")).toBe("001795280000001-00000-node");
});

test("the clock never runs behind what the phone has heard, and never back", () => {
  const events = fc.array(
    fc.record({ heard: fc.boolean(), at: fc.integer({ min: 0, max: 4_000_000_000_000 }) }),
  );
  fc.assert(
    fc.property(events, (happened) => {
      let last: string | null = null;
      let latest = 0;
      for (const { heard, at } of happened) {
        const before: string = last ?? "";
        last = heard ? hear(last, at, "node") : tick(last, at, "node");
        if (heard) latest = Math.max(latest, at);
        expect(last >= before).toBe(true);
        expect(Number(last.slice(0, 15))).toBeGreaterThanOrEqual(latest);
      }
    }),
  );
});

test("a phone whose clock jumps by years keeps its own edits in order, and does not lose to what it has seen", async () => {
  const phone = await aPhone();
  phone.time = new Date("2001-01-01T00:00:00Z"); // the battery was flat
  const server = new AServer(takesAll(`rep:${REP}`));
  const { connection } = server;
  await exchange(phone, connection);
  const id = await startRideAlong(phone, REP);
  await rate(phone, id, AGENDA, "missed");
  phone.time = new Date("2061-01-01T00:00:00Z");
  await rate(phone, id, AGENDA, "partly");
  phone.time = new Date("2026-11-20T09:00:00Z");
  await rate(phone, id, AGENDA, "met");
  const readings = (await phone.store.outbox.toArray()).map(({ at }) => at);
  expect(readings).toEqual([...readings].sort());
  expect(Number(readings[0]?.slice(0, 15))).toBe(Date.parse(SERVER_TIME));
});
