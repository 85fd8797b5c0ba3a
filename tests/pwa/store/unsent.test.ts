/** The list behind the state: read at once however long it is, and true about what goes by itself. */
import { afterEach, expect, test, vi } from "vitest";
import { rate, startRideAlong } from "../../../pwa/app/record/ride_along";
import { write } from "../../../pwa/app/record/write";
import { overwrittenList, refusedList, unsentGroups, unsentRecords } from "../../../pwa/app/store/queries";
import { refuse } from "../../../pwa/app/sync/push";
import { AGENDA, aPhone, NEXT_STEP, put, QUESTIONS, REP, type TestPhone } from "../a_phone";

const PROBLEM = { code: "x", title: "No." };

afterEach(() => void vi.restoreAllMocks());

/** So many ride-alongs of two ratings; one rating of each was not accepted, and one written over. */
async function aPhoneWith(rides: number): Promise<TestPhone> {
  const phone = await aPhone();
  for (let nth = 0; nth < rides; nth++) {
    const id = await startRideAlong(phone, REP, { customer: `Customer ${nth}` });
    await rate(phone, id, AGENDA, "met");
    await rate(phone, id, QUESTIONS, "missed");
    const last = await phone.store.outbox.orderBy("number").last();
    if (last) await refuse(phone.store, last, PROBLEM);
    await put(phone, "overwritten", crypto.randomUUID(), "private:x", {
      record_kind: "observation",
      record_id: last?.id as string,
      field: "rating",
      lost: "met",
      kept: "missed",
      kept_by: REP,
      happened_at: `2026-11-20T10:${nth}:00Z`,
    });
  }
  return phone;
}

test("a long list is read in as many steps as a short one", async () => {
  const begun = vi.spyOn(IDBDatabase.prototype, "transaction"); // before the stores are opened, which keep it
  const steps = async ({ store }: TestPhone) => {
    begun.mockClear();
    await Promise.all([
      unsentGroups(store),
      refusedList(store),
      overwrittenList(store),
      unsentRecords(store),
    ]);
    return begun.mock.calls.length;
  };
  const [short, long] = [await aPhoneWith(1), await aPhoneWith(12)];
  expect(await steps(short)).toBeGreaterThan(0);
  expect(await steps(long)).toBe(await steps(short));
  expect(await unsentGroups(long.store)).toHaveLength(12);
  expect(await refusedList(long.store)).toHaveLength(12);
  expect((await overwrittenList(long.store))[0]).toMatchObject({
    repName: "Moses Frase",
    prompt: "Item 2",
    keptBy: "Moses Frase",
  });
});

test("what hangs on something that was not accepted says so before the server is asked", async () => {
  const phone = await aPhone();
  const id = await startRideAlong(phone, REP);
  await rate(phone, id, AGENDA, "met");
  await rate(phone, await startRideAlong(phone, REP), NEXT_STEP, "met");
  const [made] = await phone.store.outbox.orderBy("number").toArray();
  if (made) await refuse(phone.store, made, PROBLEM);
  expect((await unsentGroups(phone.store)).map(({ waits }) => waits?.code)).toEqual([
    "depends_on_refused",
    undefined,
  ]);
});

test("a training and a reply are told under the rep whose one thing they belong to", async () => {
  const phone = await aPhone();
  const focus = "00000000-0000-4000-8000-0000000000e7";
  await put(phone, "focus", focus, `rep:${REP}`, {
    rep_id: REP,
    item_id: AGENDA,
    state: "active",
    agreed_at: "2026-11-20T10:00:00Z",
  });
  await write(phone, ["training", "reply"], async (pen) => {
    await pen.set("training", crypto.randomUUID(), { focus_id: focus, title: "Role play" });
    await pen.set("reply", crypto.randomUUID(), { about_id: focus, text: "On it." });
  });
  expect((await unsentGroups(phone.store)).map(({ kind, repName }) => [kind, repName])).toEqual([
    ["training", "Moses Frase"],
    ["reply", "Moses Frase"],
  ]);
});
