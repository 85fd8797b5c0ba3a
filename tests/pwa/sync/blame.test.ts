/** The server refuses a whole request for good: the one edit it is about is found, and the others go out. */
import { expect, test } from "vitest";
import { rate, startRideAlong } from "../../../pwa/app/record/ride_along";
import { refusedList } from "../../../pwa/app/store/queries";
import { exchange } from "../../../pwa/app/sync/exchange";
import { count } from "../../../pwa/app/sync/state";
import { AGENDA, aPhone, NEXT_STEP, QUESTIONS, REP, type TestPhone } from "../a_phone";
import { AServer, answered, type Envelope, problem, takesAll } from "../a_server";

const SCOPE = `rep:${REP}`;
const GUILTY = 5;

/** Eight edits that wait, each of a rating of its own ride-along, so that none hangs on another. */
async function aDay(): Promise<TestPhone> {
  const phone = await aPhone();
  for (const item of [AGENDA, QUESTIONS, NEXT_STEP, AGENDA]) {
    await rate(phone, await startRideAlong(phone, REP), item, "missed");
  }
  return phone;
}

const holds = ({ mutations = [] }: Envelope) => mutations.some(({ number }) => number === GUILTY);
const nthOf = ({ mutations = [] }: Envelope) => mutations.findIndex(({ number }) => number === GUILTY);
const sizes = (server: AServer) => server.envelopes.map(({ mutations = [] }) => mutations.length);

/** Refuses whatever holds the guilty edit. */
function refusing(says: (envelope: Envelope) => Response): AServer {
  const taken = takesAll(SCOPE);
  return new AServer((envelope) => (holds(envelope) ? says(envelope) : taken(envelope)));
}

test("the edit at the place that is named is not accepted, and all the others go at once", async () => {
  const phone = await aDay();
  const server = refusing((envelope) =>
    problem(400, "number_too_large", `mutations[${nthOf(envelope)}].set.at_second`),
  );
  await exchange(phone, server.connection);
  expect(sizes(server)).toEqual([8, 6]); // the rating waits for its ride-along, which was not accepted
  expect(await refusedList(phone.store)).toMatchObject([
    { entry: { number: GUILTY, problem: { code: "number_too_large", path: "set.at_second" } } },
  ]);
  expect((await phone.store.outbox.toArray()).map(({ number }) => number)).toEqual([GUILTY + 1]);
});

test.each([400, 409, 422])("without a place, halves find it (%i)", async (status) => {
  const phone = await aDay();
  const server = refusing(() => problem(status, "brand_new"));
  await exchange(phone, server.connection);
  expect(sizes(server)).toEqual([8, 4, 4, 2, 1, 0, 1, 2]);
  expect(await count(phone.store)).toMatchObject({ refused: 1, waiting: 1 });
});

test("an edit that is taken when it is asked about once more was not to blame", async () => {
  const phone = await aDay();
  const taken = takesAll(SCOPE);
  let deploying = 4; // eight, four, two and one of them
  const server = new AServer((envelope) =>
    holds(envelope) && deploying-- > 0 ? problem(404, "not_found") : taken(envelope),
  );
  await exchange(phone, server.connection);
  expect(await count(phone.store)).toMatchObject({ refused: 0, waiting: 0 });
});

test("when the request is too large without any edit, none is to blame", async () => {
  const phone = await aDay();
  const server = new AServer(() => problem(413, "too_large"));
  await expect(exchange(phone, server.connection)).rejects.toThrow();
  expect(await count(phone.store)).toMatchObject({ refused: 0, waiting: 4 });
});

test("two that are guilty are both found", async () => {
  const phone = await aDay();
  const taken = takesAll(SCOPE);
  const guilty = (envelope: Envelope) => envelope.mutations?.some(({ number }) => [3, 8].includes(number));
  const server = new AServer((envelope) =>
    guilty(envelope) ? problem(422, "brand_new", "mutations") : taken(envelope),
  );
  await exchange(phone, server.connection);
  expect((await refusedList(phone.store)).map(({ entry }) => entry.number)).toEqual([3, 8]);
});

test("a place that is not in the request is not believed: halves find it", async () => {
  const phone = await aDay();
  await exchange(phone, refusing(() => problem(400, "too_deep", "mutations[99].set")).connection);
  expect((await refusedList(phone.store)).map(({ entry }) => entry.number)).toEqual([GUILTY]);
});

const page = { "Content-Type": "text/html" };
const json = { "Content-Type": "application/json" };
const body = { type: "about:blank", status: 400, code: "x", title: "Blocked", path: "mutations[0]" };
test.each([
  ["a proxy's error page", () => new Response("<html>Bad request</html>", { status: 400, headers: page })],
  ["a portal's JSON", () => new Response(JSON.stringify(body), { status: 400, headers: json })],
  ["a portal that says yes", () => answered(body)],
  ["a gateway's problem", () => strange({ ...body, code: undefined })],
  ["a problem passed on under another status", () => strange({ ...body, status: 500 })],
  ["a code that is none of ours", () => strange({ ...body, code: "https://gateway.example/E42" })],
  ["a role that is not allowed", () => problem(403, "not_permitted", "mutations[0]")],
  ["too many tries", () => problem(429, "too_many_tries")],
  ["too early", () => problem(425, "too_early", "mutations[0]")],
  ["a request that took too long", () => problem(408, "too_slow", "mutations[0]")],
  ["what was damaged on the way", () => problem(400, "bad_gzip")],
  ["half of what was sent", () => problem(400, "not_json")],
  ["the app being too old", () => problem(422, "protocol_not_spoken", "protocol")],
  ["a member of the envelope", () => problem(422, "unknown_member", "device_name")],
  ["the phone's own number", () => problem(422, "bad_device", "device")],
  ["an envelope that is none", () => problem(422, "not_an_envelope")],
])("%s moves no edit, and the next try sends the same", async (_name, says) => {
  const phone = await aDay();
  const before = await phone.store.outbox.toArray();
  const server = new AServer((envelope, nth) => (nth === 1 ? says() : takesAll(SCOPE)(envelope)));
  await expect(exchange(phone, server.connection)).rejects.toThrow();
  expect(sizes(server)).toEqual([8]);
  expect(await phone.store.outbox.toArray()).toEqual(before);
  await exchange(phone, server.connection);
  expect(await count(phone.store)).toMatchObject({ refused: 0, waiting: 0 });
});

function strange(said: object): Response {
  const headers = { "Content-Type": "application/problem+json" };
  return new Response(JSON.stringify(said), { status: 400, headers });
}

test("a server that refuses every request, one without edits too, moves no edit", async () => {
  const phone = await aDay();
  const before = await phone.store.outbox.toArray();
  const server = new AServer(() => problem(422, "brand_new"));
  await expect(exchange(phone, server.connection)).rejects.toMatchObject({ why: "trouble" });
  expect(sizes(server)).toEqual([8, 4, 2, 1, 0]);
  expect(await phone.store.outbox.toArray()).toEqual(before);
});

test.each([
  ["a list of cursors that is none", "bad_cursors", "cursors"],
  ["half an emoji in one", "lone_surrogate", `cursors.${SCOPE}`],
])("%s is asked for from the start, and what waits goes out", async (_name, code, path) => {
  const phone = await aDay();
  await phone.store.cursors.put({ scope: SCOPE, cursor: "\ud83d" });
  const server = new AServer((envelope) =>
    SCOPE in envelope.cursors ? problem(422, code, path) : takesAll(SCOPE)(envelope),
  );
  await exchange(phone, server.connection);
  expect(await count(phone.store)).toMatchObject({ refused: 0, waiting: 0 });
  expect((await phone.store.cursors.get(SCOPE))?.cursor).toBe("after-108");
});

test("a server that can read no cursors at all is not asked for ever", async () => {
  const phone = await aDay();
  const server = new AServer(() => problem(422, "bad_cursors", "cursors"));
  await expect(exchange(phone, server.connection)).rejects.toMatchObject({ why: "trouble" });
  expect(sizes(server)).toEqual([8, 8]);
  expect(await count(phone.store)).toMatchObject({ refused: 0, waiting: 4 });
});
