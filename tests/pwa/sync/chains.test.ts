/** Edits that hang on edits: what waits for a refused one, over several steps, and how all of it gets out. */
import { beforeEach, expect, test } from "vitest";
import { discard, editAndResend, resend } from "../../../pwa/app/record/resend";
import { note, rate, startRideAlong } from "../../../pwa/app/record/ride_along";
import { refusedList, ride, unsentGroups } from "../../../pwa/app/store/queries";
import { exchange } from "../../../pwa/app/sync/exchange";
import type { Mutation } from "../../../pwa/app/sync/push";
import { count } from "../../../pwa/app/sync/state";
import { AGENDA, aPhone, QUESTIONS, REP, type TestPhone } from "../a_phone";
import { AServer, type Envelope, takesAll } from "../a_server";

type Refuses = (mutation: Mutation) => boolean;

/** Refuses what `refuses` says for as long as it says so, and blocks what depends on that, however far. */
function strict(refuses: Refuses): AServer {
  const takes = takesAll(`rep:${REP}`);
  const stuck = new Set<number>();
  return new AServer((envelope: Envelope) => {
    const taken: Mutation[] = [];
    const outcomes: object[] = [];
    for (const mutation of envelope.mutations ?? []) {
      const { number } = mutation;
      const blocked = mutation.depends_on.some((needed) => stuck.has(needed));
      if (!blocked && !refuses(mutation)) taken.push(mutation);
      else {
        stuck.add(number);
        const [status, title] = blocked ? ["blocked", "It waits."] : ["rejected", "No."];
        outcomes.push({ number, status, problem: { code: status, title } });
      }
    }
    const answer = takes({ ...envelope, mutations: taken });
    return { ...answer, outcomes: [...outcomes, ...answer.outcomes] };
  });
}

const sent = (server: AServer, nth: number) => server.envelopes[nth]?.mutations?.map(({ number }) => number);
const shown = async (phone: TestPhone, of: string) => (await ride(phone, of))?.seen.get(AGENDA);

let phone: TestPhone;
let id: string;
/** What the server of a test will not take now. */
let refuses: Refuses;

/** 1 the ride-along, 2 a rating in it, 3 the rating changed, 4 a note on it: each hangs on the one before, and on no other. */
beforeEach(async () => {
  phone = await aPhone();
  id = await startRideAlong(phone, REP, { customer: "Cancity" });
  await rate(phone, id, AGENDA, "missed");
  await rate(phone, id, AGENDA, "partly");
  await note(phone, id, AGENDA, "Named it late.");
  for (const number of [2, 3, 4]) await phone.store.outbox.update(number, { depends_on: [number - 1] });
});

test("a chain waits behind its refused beginning, is not sent in vain, and holds up nobody else", async () => {
  const server = strict(({ set }) => set?.customer === "Cancity");
  const { connection } = server;
  await exchange(phone, connection);
  expect(await count(phone.store)).toMatchObject({ waiting: 1, refused: 1 });
  expect(await unsentGroups(phone.store)).toMatchObject([{ id, waits: { code: "blocked" } }]);
  expect(await shown(phone, id)).toMatchObject({ rating: "partly", note: "Named it late." });

  const other = await startRideAlong(phone, REP, { customer: "Isdom" });
  await rate(phone, other, QUESTIONS, "met");
  await rate(phone, id, AGENDA, "met"); // 8: the chain grows
  await exchange(phone, connection);
  expect(sent(server, 1)).toEqual([6, 7]); // 5 is the answer's
  expect(await count(phone.store)).toMatchObject({ waiting: 1, refused: 1 });

  await editAndResend(phone, 1, { customer: "Cancity Ltd" });
  await exchange(phone, connection);
  expect(sent(server, 2)).toEqual([11, 12, 13, 14, 15]);
  expect(server.envelopes[2]?.mutations?.map((one) => one.depends_on)).toEqual([
    [],
    [11],
    [12],
    [13],
    [12, 11],
  ]);
  expect(await phone.store.outbox.count()).toBe(0);
  expect(await shown(phone, id)).toMatchObject({ rating: "met", note: "Named it late." });
});

test("refused once more in the middle, only what hangs on the middle waits on", async () => {
  refuses = ({ kind }) => kind === "interaction";
  const server = strict((mutation) => refuses(mutation));
  const { connection } = server;
  await exchange(phone, connection);

  refuses = ({ set }) => set?.rating === "missed";
  await resend(phone, 1);
  await exchange(phone, connection);
  expect((await refusedList(phone.store)).map(({ entry }) => entry.number)).toEqual([8]);
  expect((await phone.store.outbox.toArray()).map(({ number }) => number)).toEqual([9, 10]);

  refuses = () => false;
  await resend(phone, 8);
  await exchange(phone, connection);
  expect(await count(phone.store)).toMatchObject({ waiting: 0, refused: 0 });
  expect(await shown(phone, id)).toMatchObject({ rating: "partly", note: "Named it late." });
});

test("discarding the middle of a chain takes what hangs on it, and leaves the beginning", async () => {
  const server = strict(({ set }) => set?.rating === "missed");
  await exchange(phone, server.connection);
  await discard(phone, 2);
  expect(await count(phone.store)).toMatchObject({ waiting: 0, refused: 0 });
  expect(await ride(phone, id)).toMatchObject({ customer: "Cancity" });
  expect(await shown(phone, id)).toBeUndefined();
});
