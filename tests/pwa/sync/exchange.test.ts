import { expect, test } from "vitest";
import { observationId } from "../../../pwa/app/record/ids";
import { discard, editAndResend, resend } from "../../../pwa/app/record/resend";
import { note, rate, startRideAlong } from "../../../pwa/app/record/ride_along";
import { leaveIt, takeBack } from "../../../pwa/app/record/take_back";
import { write } from "../../../pwa/app/record/write";
import { overwrittenList, refusedList, ride, unsentGroups } from "../../../pwa/app/store/queries";
import { exchange } from "../../../pwa/app/sync/exchange";
import { count } from "../../../pwa/app/sync/state";
import { AGENDA, aPhone, MANAGER, NEXT_STEP, put, QUESTIONS, REP, type TestPhone } from "../a_phone";
import { AServer, answered, NOTHING, problem, takesAll } from "../a_server";

const SCOPE = `rep:${REP}`;

async function aPhoneWithTwoTaps(): Promise<{ phone: TestPhone; id: string }> {
  const phone = await aPhone();
  const id = await startRideAlong(phone, REP, { customer: "Cancity" });
  await rate(phone, id, AGENDA, "missed");
  await rate(phone, id, QUESTIONS, "met");
  return { phone, id };
}

const ratingOf = async (phone: TestPhone, id: string, item: string) =>
  (await ride(phone, id))?.seen.get(item)?.rating;

test("what is taken and comes back leaves the phone's queue, in one request", async () => {
  const { phone, id } = await aPhoneWithTwoTaps();
  const server = new AServer(takesAll(SCOPE));
  await exchange(phone, server.connection);

  expect(server.envelopes).toHaveLength(1);
  expect(server.envelopes[0]?.mutations?.map((m) => m.kind)).toEqual([
    "interaction",
    "observation",
    "observation",
  ]);
  expect(await phone.store.outbox.count()).toBe(0);
  const row = await phone.store.rows("interaction").get(id);
  expect(row).toMatchObject({ version: 101, scope: SCOPE });
  expect(row?.known).toBeUndefined();
  expect(await phone.store.cursors.get(SCOPE)).toEqual({ scope: SCOPE, cursor: "after-103" });
  expect(await count(phone.store)).toMatchObject({ waiting: 0, sentAt: phone.time.toISOString() });
});

test("an edit that was taken stays until its record came back at that version", async () => {
  const { phone, id } = await aPhoneWithTwoTaps();
  const taken = takesAll(SCOPE);
  const server = new AServer((envelope, nth) => {
    if (nth === 1) return { outcomes: taken(envelope).outcomes }; // the pull did not get that far
    if (nth === 2) return { scopes: { [SCOPE]: { records: [record(id, 101)], cursor: "c", more: true } } };
    return nth === 3 ? new TypeError("Failed to fetch") : page([]);
  });
  const page = (records: object[]) => ({ scopes: { [SCOPE]: { records, cursor: "d", more: false } } });
  const record = (of: string, version: number) => ({
    kind: "interaction",
    id: of,
    version,
    deleted: false,
    fields: { rep_id: REP, state: "open" },
  });
  await exchange(phone, server.connection);
  expect(await phone.store.outbox.count()).toBe(3);
  expect(await count(phone.store)).toMatchObject({ waiting: 0 });

  await expect(exchange(phone, server.connection)).rejects.toThrow();
  expect(server.envelopes[1]?.mutations).toBeUndefined(); // and is not sent twice
  expect((await phone.store.outbox.toArray()).map((entry) => entry.kind)).toEqual([
    "observation",
    "observation",
  ]);

  await exchange(phone, server.connection); // everything came, and they were not among it: not to be seen any more
  expect(await phone.store.outbox.count()).toBe(0);
  expect(await phone.store.rows("observation").count()).toBe(0);
  expect((await phone.store.settled.toArray()).map(({ number }) => number)).toEqual([1, 2, 3]);
});

test("what waits is laid over what comes in, and the server's value is kept beside it", async () => {
  const phone = await aPhone();
  const opened = await startRideAlong(phone, REP);
  await rate(phone, opened, AGENDA, "missed");
  const observation = (await phone.store.rows("observation").toArray())[0];
  const server = new AServer(() => ({
    scopes: {
      [SCOPE]: {
        records: [
          {
            kind: "observation",
            id: observation?.id,
            version: 50,
            deleted: false,
            fields: { ...observation?.fields, rating: "met", note: "From the tablet" },
          },
        ],
        cursor: "c",
        more: false,
      },
    },
    outcomes: [],
  }));
  await exchange(phone, server.connection);

  expect((await ride(phone, opened))?.seen.get(AGENDA)).toMatchObject({
    rating: "missed",
    note: "From the tablet",
  });
  const row = await phone.store.rows("observation").get(observation?.id as string);
  expect(row?.known?.fields.rating).toBe("met");
});

for (const [name, said] of Object.entries({
  "no network": new TypeError("Failed to fetch"),
  "a captive portal": new Response("<html>Welcome to our Wi-Fi</html>", {
    headers: { "Content-Type": "text/html" },
  }),
  "a server that is not ready": problem(503, "not_ready"),
  "a proxy in trouble": new Response("Bad gateway", { status: 502 }),
  "an expired sign-in": problem(401, "signed_out"),
  "half an answer": new Response('{"protocol": 1, "outco', {
    headers: { "Content-Type": "application/json" },
  }),
  "an answer without its parts": answered({ protocol: 1, outcomes: [] }),
  "an outcome without a version": answered({
    ...NOTHING,
    outcomes: [{ number: 1, status: "applied" }],
  }),
})) {
  test(`${name} loses nothing, and the next try sends the same again`, async () => {
    const { phone } = await aPhoneWithTwoTaps();
    const before = await phone.store.outbox.toArray();
    const server = new AServer((envelope, nth) => (nth === 1 ? said : takesAll(SCOPE)(envelope)));
    const { connection } = server;

    await expect(exchange(phone, connection)).rejects.toThrow();
    expect(await phone.store.outbox.toArray()).toEqual(before);

    await exchange(phone, connection);
    expect(server.envelopes[1]?.mutations).toEqual(server.envelopes[0]?.mutations);
    expect(await phone.store.outbox.count()).toBe(0);
  });
}

test("a session that is due is refreshed once, and the work goes out", async () => {
  const { phone } = await aPhoneWithTwoTaps();
  const server = new AServer((envelope, nth) =>
    nth === 1 ? problem(401, "session_expired") : takesAll(SCOPE)(envelope),
  );
  await exchange(phone, server.connection);
  expect(server.addresses).toEqual([
    "/api/auth/me",
    "/api/sync",
    "/api/auth/refresh",
    "/api/auth/me", // the new session is proven before anything is sent with it
    "/api/sync",
  ]);
});

test("one person's work is never sent as another's", async () => {
  const { phone } = await aPhoneWithTwoTaps();
  const server = new AServer(takesAll(SCOPE));
  const { connection } = server;
  server.signedIn = { ...MANAGER, id: "00000000-0000-4000-8000-0000000000a2" };
  await expect(exchange(phone, connection)).rejects.toMatchObject({ why: "signed_out" });
  expect(server.envelopes).toEqual([]);

  server.signedIn = MANAGER;
  server.csrf = "signed in again";
  await exchange(phone, connection);
  expect(await phone.store.outbox.count()).toBe(0);
});

test("a server that wants less at once gets halves, in order, none twice", async () => {
  const phone = await aPhone();
  const id = await startRideAlong(phone, REP);
  for (const rating of ["met", "partly", "missed", "met", "partly"] as const) {
    await rate(phone, id, AGENDA, rating);
  }
  const taken = takesAll(SCOPE);
  const server = new AServer((envelope) =>
    (envelope.mutations?.length ?? 0) > 2 ? problem(413, "too_large") : taken(envelope),
  );
  await exchange(phone, server.connection);
  const sent = server.envelopes.map((envelope) => envelope.mutations?.map((m) => m.number));
  expect(sent).toEqual([[1, 2, 3, 4, 5, 6], [1, 2, 3], [1], [2], [3], [4], [5], [6]]);
  expect(await phone.store.outbox.count()).toBe(0);
});

test("one edit that the server stumbles over holds up none of the others, and is tried again", async () => {
  const phone = await aPhone();
  const id = await startRideAlong(phone, REP);
  for (const rating of ["met", "partly", "missed"] as const) {
    await rate(phone, id, AGENDA, rating);
    await rate(phone, id, QUESTIONS, rating);
  }
  const taken = takesAll(SCOPE);
  let stumbles = true;
  const server = new AServer((envelope) =>
    stumbles && envelope.mutations?.some(({ number }) => number === 3)
      ? problem(500, "trouble")
      : taken(envelope),
  );
  const { connection } = server;
  await expect(exchange(phone, connection)).rejects.toMatchObject({ why: "trouble" });
  // 3 is the rating of an item; 5 and 7 change it, and must not arrive before it
  expect((await phone.store.outbox.toArray()).map(({ number }) => number)).toEqual([3, 5, 7]);

  stumbles = false;
  await exchange(phone, connection);
  expect(await phone.store.outbox.count()).toBe(0);
});

test("a server that is in trouble altogether is not asked for every single edit", async () => {
  const phone = await aPhone();
  const id = await startRideAlong(phone, REP);
  for (let nth = 0; nth < 32; nth++) await rate(phone, id, AGENDA, nth % 2 ? "met" : "missed");
  const server = new AServer(() => problem(500, "trouble"));
  await expect(exchange(phone, server.connection)).rejects.toMatchObject({ why: "trouble" });
  expect(server.envelopes.length).toBeLessThan(20);
  expect(await phone.store.outbox.count()).toBe(33);
});

test("a server that finds even a request without edits too large is left alone", async () => {
  const phone = await aPhone();
  const server = new AServer(() => problem(413, "too_large"));
  await expect(exchange(phone, server.connection)).rejects.toMatchObject({ why: "too_large" });
  expect(server.envelopes).toHaveLength(1);
});

test("more than five hundred edits go in parts", async () => {
  const phone = await aPhone();
  const id = await startRideAlong(phone, REP);
  await rate(phone, id, AGENDA, "met");
  const [, rated] = await phone.store.outbox.toArray();
  const { number: _, ...copy } = rated as NonNullable<typeof rated>;
  await phone.store.outbox.bulkAdd(Array.from({ length: 600 }, () => copy));
  const server = new AServer(takesAll(SCOPE));
  await exchange(phone, server.connection);
  expect(server.envelopes.map((envelope) => envelope.mutations?.length)).toEqual([500, 102]);
});

test("a refused ride-along is kept with its reason; what hangs on it waits, and both can be sent again", async () => {
  const { phone, id } = await aPhoneWithTwoTaps();
  const why = { code: "not_found", title: "There is no such checklist.", path: "set.checklist_id" };
  const server = new AServer((envelope, nth) => {
    if (nth > 1) return takesAll(SCOPE)(envelope);
    const [made, ...rest] = envelope.mutations ?? [];
    const waits = { code: "depends_on_refused", title: "It depends on number 1." };
    const blocked = rest.map(({ number }) => ({ number, status: "blocked", problem: waits }));
    return { outcomes: [{ number: made?.number, status: "rejected", problem: why }, ...blocked] };
  });
  await exchange(phone, server.connection);

  expect(await refusedList(phone.store)).toMatchObject([
    { entry: { number: 1, problem: why }, repName: "Moses Frase", customer: "Cancity" },
  ]);
  expect(await unsentGroups(phone.store)).toMatchObject([
    { id, repName: "Moses Frase", ratings: 2, waits: { code: "depends_on_refused" } },
  ]);
  expect(await ratingOf(phone, id, AGENDA)).toBe("missed"); // still on the screen, as recorded

  await rate(phone, id, NEXT_STEP, "met"); // going on does not make it worse
  await editAndResend(phone, 1, { customer: "Isdom" });
  expect(await refusedList(phone.store)).toEqual([]);
  await exchange(phone, server.connection);
  const again = server.envelopes[1]?.mutations ?? [];
  expect(again.map((mutation) => mutation.number)).toEqual([7, 8, 9, 10]);
  expect(again.map((mutation) => mutation.depends_on)).toEqual([[], [7], [7], [7]]);
  expect(again[0]?.set).toMatchObject({ customer: "Isdom", rep_id: REP });
  expect(await phone.store.outbox.count()).toBe(0);
});

test("one refused rating goes back to what the server knows, and others are not held up", async () => {
  const { phone, id } = await aPhoneWithTwoTaps();
  await exchange(phone, new AServer(takesAll(SCOPE)).connection);
  await rate(phone, id, AGENDA, "met");
  await rate(phone, id, QUESTIONS, "partly");
  const server = new AServer((envelope) => {
    const [first, ...rest] = envelope.mutations ?? [];
    const answer = takesAll(SCOPE, 200)({ ...envelope, mutations: rest });
    const rejected = { number: first?.number, status: "rejected", problem: { code: "x", title: "No." } };
    return { ...answer, scopes: {}, outcomes: [rejected, ...answer.outcomes] };
  });
  await exchange(phone, server.connection);
  expect(await ratingOf(phone, id, AGENDA)).toBe("missed");
  expect(await ratingOf(phone, id, QUESTIONS)).toBe("partly");
  expect(await count(phone.store)).toMatchObject({ waiting: 0, refused: 1 });

  const [refused] = await refusedList(phone.store);
  await resend(phone, refused?.entry.number as number);
  expect(await ratingOf(phone, id, AGENDA)).toBe("met");
  expect(await count(phone.store)).toMatchObject({ waiting: 1, refused: 0 });
});

test("a refused edit goes only when the person discards it", async () => {
  const { phone, id } = await aPhoneWithTwoTaps();
  const server = new AServer((envelope) => ({
    outcomes: (envelope.mutations ?? []).map(({ number }) => ({
      number,
      status: number === 1 ? "rejected" : "blocked",
      problem: { code: "x", title: "No." },
    })),
  }));
  await exchange(phone, server.connection);
  await discard(phone, 1);
  expect(await ride(phone, id)).toBeNull();
  expect(await phone.store.outbox.count()).toBe(0);
  expect(await phone.store.refused.count()).toBe(0);
});

test("a rep who is taken away goes from the phone; unsent work on them is kept and shown", async () => {
  const { phone, id } = await aPhoneWithTwoTaps();
  await exchange(phone, new AServer(takesAll(SCOPE)).connection);
  await rate(phone, id, AGENDA, "met");
  const server = new AServer(() => ({ dropped: [SCOPE] }));
  await exchange(phone, server.connection);

  expect(await ride(phone, id)).toBeNull();
  expect(await phone.store.cursors.get(SCOPE)).toBeUndefined();
  expect(await refusedList(phone.store)).toMatchObject([
    { entry: { set: { rating: "met" }, problem: { code: "no_longer_yours" } } },
  ]);
});

test("what was taken before its rep was taken away is never called not accepted", async () => {
  const { phone } = await aPhoneWithTwoTaps();
  const taken = takesAll(SCOPE);
  const server = new AServer((envelope, nth) =>
    nth === 1 ? { outcomes: taken(envelope).outcomes } : { dropped: [SCOPE] },
  );
  const { connection } = server;
  await exchange(phone, connection);
  await exchange(phone, connection);
  expect(await phone.store.outbox.count()).toBe(0);
  expect(await refusedList(phone.store)).toEqual([]);
});

/** Deleted by somebody else while an edit of mine was made. */
async function deletedMeanwhile(phone: TestPhone, id: string) {
  const gone = {
    kind: "observation",
    id: observationId(id, AGENDA),
    version: 200,
    deleted: true,
    fields: {},
  };
  const server = new AServer((_, nth) =>
    nth === 1 ? { scopes: { [SCOPE]: { records: [gone], cursor: "gone", more: false } } } : {},
  );
  const { connection } = server;
  return exchange(phone, connection);
}

test("what somebody else deleted while I wrote to it is there for me, whole, until the server brings it back", async () => {
  const { phone, id } = await aPhoneWithTwoTaps();
  await exchange(phone, new AServer(takesAll(SCOPE)).connection);
  await note(phone, id, AGENDA, "It matters.");
  await deletedMeanwhile(phone, id);
  expect((await ride(phone, id))?.seen.get(AGENDA)).toMatchObject({ rating: "missed", note: "It matters." });
});

test("a part of a record that is not here is shown nowhere", async () => {
  const { phone, id } = await aPhoneWithTwoTaps();
  await exchange(phone, new AServer(takesAll(SCOPE)).connection);
  await deletedMeanwhile(phone, id);
  const observation = observationId(id, AGENDA);
  await write(phone, ["observation"], (pen) => pen.set("observation", observation, { note: "x" }));
  expect(await phone.store.rows("observation").get(observation)).toMatchObject({ deleted: true });
  await rate(phone, id, AGENDA, "met"); // made anew, it is whole
  expect((await ride(phone, id))?.seen.get(AGENDA)).toMatchObject({ rating: "met" });
});

test("records and their cursor are kept together or not at all", async () => {
  const phone = await aPhone();
  const fields = { rep_id: REP, planned_for: "2026-11-21T09:00:00Z" };
  const plan = {
    kind: "plan",
    id: "00000000-0000-4000-8000-0000000000e1",
    version: 3,
    deleted: false,
    fields,
  };
  const server = new AServer(() => ({ scopes: { [SCOPE]: { records: [plan], cursor: "c", more: false } } }));
  const broken = () => {
    throw new Error("the disk is full");
  };
  phone.store.cursors.hook("creating", broken);
  await expect(exchange(phone, server.connection)).rejects.toThrow();
  expect(await phone.store.rows("plan").count()).toBe(0);

  phone.store.cursors.hook("creating").unsubscribe(broken);
  await exchange(phone, server.connection);
  expect(server.envelopes[1]?.cursors).toEqual({});
  expect(await phone.store.rows("plan").count()).toBe(1);
});

test("what somebody wrote over can be taken back, or left", async () => {
  const { phone, id } = await aPhoneWithTwoTaps();
  await exchange(phone, new AServer(takesAll(SCOPE)).connection);
  const [seen] = await phone.store.rows("observation").toArray();
  const overwritten = {
    record_kind: "observation",
    record_id: seen?.id as string,
    field: "rating",
    lost: "partly",
    kept: seen?.fields.rating,
    happened_at: "2026-11-20T10:00:00Z",
  };
  await put(
    phone,
    "overwritten",
    "00000000-0000-4000-8000-0000000000f1",
    `private:${MANAGER.id}`,
    overwritten,
  );
  await put(
    phone,
    "overwritten",
    "00000000-0000-4000-8000-0000000000f2",
    `private:${MANAGER.id}`,
    overwritten,
  );
  expect(await overwrittenList(phone.store)).toMatchObject([
    { repName: "Moses Frase" },
    { repName: "Moses Frase" },
  ]);

  await leaveIt(phone, "00000000-0000-4000-8000-0000000000f1");
  await takeBack(phone, "00000000-0000-4000-8000-0000000000f2");
  expect(await overwrittenList(phone.store)).toEqual([]);
  const item = seen?.fields.item_id as string;
  expect(await ratingOf(phone, id, item)).toBe("partly");
  expect(await phone.store.outbox.toArray()).toMatchObject([
    { base: seen?.version, set: { rating: "partly" } },
  ]);
});
