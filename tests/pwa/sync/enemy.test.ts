/** Whatever comes back over the network, by accident or on purpose: nothing recorded is lost, and nothing breaks. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { note, rate, startRideAlong } from "../../../pwa/app/record/ride_along";
import { Connection } from "../../../pwa/app/sync/connection";
import { exchange } from "../../../pwa/app/sync/exchange";
import { NoAnswer } from "../../../pwa/app/sync/no_answer";
import { count } from "../../../pwa/app/sync/state";
import { AGENDA, aPhone, MANAGER, QUESTIONS, REP, type TestPhone } from "../a_phone";
import { AServer, answered, NOTHING, problem, takesAll } from "../a_server";

const SCOPE = `rep:${REP}`;
const MOST_REQUESTS = 12;

async function aMorning(): Promise<TestPhone> {
  const phone = await aPhone();
  const id = await startRideAlong(phone, REP, { customer: "Cancity" });
  await rate(phone, id, AGENDA, "missed");
  await note(phone, id, AGENDA, "Named it late.");
  await rate(phone, id, QUESTIONS, "met");
  return phone;
}

/** The content of every edit, wherever it is now. */
async function ledger({ store }: TestPhone): Promise<string[]> {
  const tables = await Promise.all([
    store.outbox.toArray(),
    store.refused.toArray(),
    store.settled.toArray(),
  ]);
  return tables.flatMap((entries) => entries.map(({ id, set, at }) => JSON.stringify([at, id, set]))).sort();
}

/** Mostly right, so that most answers are believed as far as they go; now and then anything. */
const mostly = <T>(right: fc.Arbitrary<T>, ...wrong: unknown[]) =>
  fc.oneof(
    { weight: 30, arbitrary: right as fc.Arbitrary<unknown> },
    { weight: 1, arbitrary: fc.constantFrom(...wrong) },
  );
const number = mostly(fc.integer({ min: 1, max: 6 }), -1, 2 ** 53 - 1, 2 ** 60, 1.5, "1", null);
const problemOf = fc.record({ code: fc.constantFrom("x", "depends_on_unknown"), title: fc.string() });
const outcome = fc.record({
  number,
  status: mostly(fc.constantFrom("applied", "merged", "duplicate", "rejected", "blocked"), "lost"),
  version: number,
  problem: mostly(problemOf, null),
});
const record = fc.record({
  kind: fc.constantFrom("observation", "interaction", "hologram", "__proto__", "outbox"),
  id: fc.oneof(fc.uuid(), fc.string()),
  version: number,
  deleted: mostly(fc.boolean(), "no"),
  fields: mostly(fc.dictionary(fc.string(), fc.jsonValue()), null, [], "x"),
});
const scopeName = fc.constantFrom(SCOPE, SCOPE, "org", "private:x", "__proto__", "");
const scope = fc.record({
  records: fc.array(record, { maxLength: 3 }),
  cursor: mostly(fc.string(), null, 7),
  more: fc.boolean(),
});
const scopes = fc.array(scopeName, { maxLength: 2 });
/** The shape of an answer with anything in it. */
const nearly = fc.record({
  protocol: mostly(fc.constant(1), 2, "1"),
  server_time: mostly(fc.constant(NOTHING.server_time), "soon", 7),
  outcomes: fc.array(outcome, { maxLength: 4 }),
  scopes: fc.dictionary(scopeName, scope, { maxKeys: 2 }),
  reset: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: scopes }),
  dropped: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: scopes }),
  update_needed: mostly(fc.boolean(), "yes"),
});
const json = { "Content-Type": "application/json" };
const said = fc.oneof(
  { weight: 6, arbitrary: nearly.map((body) => () => answered(body)) },
  {
    weight: 1,
    arbitrary: fc.jsonValue().map((body) => () => new Response(JSON.stringify(body), { headers: json })),
  },
  { weight: 1, arbitrary: fc.string().map((text) => () => new Response(text, { headers: json })) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(400, 401, 403, 409, 413, 422, 429, 500, 502, 503).chain((status) =>
      fc
        .tuple(
          fc.constantFrom(
            "too_large",
            "csrf_missing",
            "session_expired",
            "access_ended",
            "not_json",
            "x",
            "",
          ),
          fc.constantFrom(undefined, "mutations[1].set.note", "mutations[99]", "cursors", "cursors.org", "x"),
        )
        .map(
          ([code, path]) =>
            () =>
              code ? problem(status, code, path) : new Response("<html>", { status }),
        ),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constant(() => {
      throw new TypeError("Failed to fetch");
    }),
  },
);

test("nothing is lost and nothing breaks, whatever the network answers", { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(said, { maxLength: MOST_REQUESTS }), async (answers) => {
      const phone = await aMorning();
      const before = await ledger(phone);
      let nth = 0;
      const enemy = new Connection({
        cookies: () => "csrf_access_token=one",
        fetch: async (address) => {
          if (address !== "/api/sync") return answered({ person: MANAGER });
          const next = answers[nth++];
          if (!next) throw new TypeError("Failed to fetch");
          return next();
        },
      });
      for (const _ of [1, 2]) {
        await exchange(phone, enemy).catch((failure) => expect(failure).toBeInstanceOf(NoAnswer));
      }
      expect(await ledger(phone)).toEqual(before);
      await count(phone.store);
      await phone.store.delete();
    }),
    { numRuns: 40 },
  );
});

const page = (headers: Record<string, string> = {}, status = 200) =>
  new Response("<html>Welcome to our Wi-Fi</html>", {
    status,
    headers: { "Content-Type": "text/html", ...headers },
  });

test.each([
  ["somebody else's JSON", answered({ access_token: "x", user: { id: 7 } }), { why: "trouble" }],
  ["a list", new Response("[]", { headers: json }), { why: "trouble" }],
  ["a cursor that is no text", scopesOf({ records: [], cursor: 7, more: false }), { why: "trouble" }],
  ["a time that is none", answered({ ...NOTHING, server_time: "soon" }), { why: "trouble" }],
  ["a page with a redirect", page({}, 302), { why: "trouble" }],
  ["too many requests", busy(429, "17"), { why: "trouble", detail: { retryAfter: 17 } }],
  ["a date to come back at", busy(503, "Fri, 20 Nov 2026 08:01:30 GMT"), { detail: { retryAfter: 90 } }],
  ["a wait of years", busy(503, "99999999"), { detail: { retryAfter: 3600 } }],
  ["a proxy that lets nothing through", page({}, 413), { why: "too_large" }],
])("%s changes nothing, and the next try sends the same", async (_name, answer, expected) => {
  const phone = await aMorning();
  const before = await phone.store.outbox.toArray();
  const server = new AServer((envelope, nth) => (nth === 1 ? answer : takesAll(SCOPE)(envelope)));
  const { connection } = server;
  await expect(exchange(phone, connection)).rejects.toMatchObject(expected);
  expect(await phone.store.outbox.toArray()).toEqual(before);
  expect(server.envelopes).toHaveLength(1);
  await exchange(phone, connection);
  expect(await phone.store.outbox.count()).toBe(0);
});

function busy(status: number, retryAfter: string): Response {
  const headers = { "Retry-After": retryAfter, Date: "Fri, 20 Nov 2026 08:00:00 GMT" };
  return new Response("Busy", { status, headers });
}

function scopesOf(scope: object): Response {
  return answered({ ...NOTHING, scopes: { [SCOPE]: scope } });
}

test("what an answer does not speak of stays, and what was not asked is not believed", async () => {
  const phone = await aMorning();
  const server = new AServer(() => ({
    outcomes: [
      { number: 2, status: "applied", version: 7 },
      { number: 99, status: "rejected", problem: { code: "x", title: "No." } },
    ],
  }));
  const { connection } = server;
  await exchange(phone, connection);
  expect((await phone.store.outbox.toArray()).map((entry) => entry.acknowledged)).toEqual([
    null,
    7,
    null,
    null,
  ]);
  await exchange(phone, connection);
  expect(server.envelopes[1]?.mutations?.map(({ number }) => number)).toEqual([1, 3, 4]);
});

test("a server that always has more, and never moves on, is not asked for ever", async () => {
  const phone = await aMorning();
  const server = new AServer(() => ({ scopes: { [SCOPE]: { records: [], cursor: "c", more: true } } }));
  await exchange(phone, server.connection);
  expect(server.envelopes.length).toBeLessThan(4);
});
