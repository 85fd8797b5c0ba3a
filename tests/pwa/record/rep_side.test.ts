/** What a rep writes themselves, and what their manager makes of it. */
import { expect, test } from "vitest";
import { tell } from "../../../pwa/app/parts/told";
import { answer, ask, planFor, takeBackAsk } from "../../../pwa/app/record/ask";
import { acknowledge, agree, changeStandard, replaceFocus } from "../../../pwa/app/record/focus";
import { rateMyself, sayToMyRating, takeBackMyRating } from "../../../pwa/app/record/own_rating";
import { customer, rate, startRideAlong } from "../../../pwa/app/record/ride_along";
import type { Fields } from "../../../pwa/app/store/kinds";
import { asksToAnswer, knownOf, myAsks, ownRatings, plans } from "../../../pwa/app/store/queries";
import { AGENDA, aPhone, MANAGER, ORGANIZATION, put, REP, type TestPhone } from "../a_phone";

const ME = {
  id: REP,
  name: "Moses Frase",
  role: "rep",
  email: "rep@demo.example",
  organization: ORGANIZATION,
} as const;
const FOCUS = "00000000-0000-7000-8000-0000000000f1";
const SCOPE = `rep:${REP}`;
const WISH = {
  kind: "ride_along",
  customer: "Cancity",
  wantedOn: "2026-11-24",
  words: "Come and see.",
} as const;

async function withFocus(phone: TestPhone, more: Partial<Fields["focus"]> = {}): Promise<TestPhone> {
  const fields = {
    rep_id: REP,
    item_id: AGENDA,
    state: "active",
    agreed_at: "2026-11-01T09:00:00Z",
  } as const;
  await put(phone, "focus", FOCUS, SCOPE, { ...fields, ...more });
  return phone;
}

async function aVisit(phone: TestPhone, debriefed_at: string): Promise<void> {
  const made = {
    rep_id: REP,
    kind: "ride_along",
    occurred_on: "2026-11-20",
    checklist_id: "c",
    manager_id: MANAGER.id,
  } as const;
  await put(phone, "interaction", "visit", SCOPE, { ...made, state: "debriefed", debriefed_at });
  await put(phone, "observation", "seen", SCOPE, {
    interaction_id: "visit",
    item_id: AGENDA,
    rating: "missed",
  });
}

const held = async (phone: TestPhone) => (await knownOf(phone.store, REP)).focuses[0];

test("that it was read is kept with its time, and not for one that is closed", async () => {
  const phone = await withFocus(await aPhone(ME));
  await acknowledge(phone, FOCUS);
  expect((await held(phone))?.readAt).toBe(phone.time.toISOString());
  const closed = await withFocus(await aPhone(ME), { state: "reached", closed_at: "2026-11-10T09:00:00Z" });
  await acknowledge(closed, FOCUS);
  expect((await held(closed))?.readAt).toBeNull();
});

test("thought better of before the talk it is another one, with its own time and the same words", async () => {
  const phone = await withFocus(await aPhone(ME));
  await rateMyself(phone, FOCUS, null, "met");
  const waiting = async () => (await ownRatings(phone.store, REP)).waiting;
  const [first] = await waiting();
  await sayToMyRating(phone, first?.id ?? "", { note: " It came late. " });
  phone.time = new Date("2026-11-20T10:00:00");
  const [said] = await waiting();
  await rateMyself(phone, FOCUS, said ?? null, "partly");
  const rated_at = phone.time.toISOString();
  expect(await waiting()).toMatchObject([{ rating: "partly", note: "It came late.", rated_at }]);

  await aVisit(phone, "2026-11-20T19:00:00Z");
  const talked = await ownRatings(phone.store, REP);
  expect(talked.waiting).toEqual([]);
  expect(talked.beside.get("visit")).toMatchObject({ itemId: AGENDA, rating: "partly" });

  phone.time = new Date("2026-11-20T20:00:00Z");
  await rateMyself(phone, FOCUS, null, "met");
  const [second] = await waiting();
  await takeBackMyRating(phone, second?.id ?? "");
  expect(await waiting()).toEqual([]);
  expect((await ownRatings(phone.store, REP)).beside.get("visit")).toMatchObject({ rating: "partly" });
});

test("what a rep thinks of it counts nothing", async () => {
  const phone = await withFocus(await aPhone());
  const before = tell(await knownOf(phone.store, REP), "2026-11-20");
  await put(phone, "self_rating", "own", SCOPE, {
    focus_id: FOCUS,
    rated_at: "2026-11-20T08:00:00Z",
    rating: "met",
  });
  expect(tell(await knownOf(phone.store, REP), "2026-11-20")).toEqual(before);
});

test("a rep asks; a manager plans, and both know when", async () => {
  const asking = await aPhone(ME);
  await ask(asking, WISH);
  const [mine] = await myAsks(asking);
  expect(mine).toMatchObject({
    kind: "ride_along",
    customer: "Cancity",
    wantedOn: "2026-11-24",
    answeredAt: null,
  });

  const phone = await aPhone();
  const row = await asking.store.rows("ask").get(mine?.id ?? "");
  await put(phone, "ask", mine?.id ?? "", SCOPE, row?.fields as Fields["ask"]);
  expect(await asksToAnswer(phone)).toMatchObject([{ words: "Come and see.", rep: { name: "Moses Frase" } }]);
  await planFor(phone, mine?.id ?? "", "2026-11-24T08:30:00Z");
  expect(await asksToAnswer(phone)).toEqual([]);
  expect(await plans(phone)).toMatchObject([{ customer: "Cancity", plannedFor: "2026-11-24T08:30:00Z" }]);
  expect((await phone.store.rows("ask").get(mine?.id ?? ""))?.fields.planned_for).toBe(
    "2026-11-24T08:30:00Z",
  );
});

test("an answer stands for a week, and a rep may take back what they asked", async () => {
  const phone = await aPhone(ME);
  const fields = { rep_id: REP, kind: "email", asked_at: "2026-11-01T09:00:00Z" } as const;
  await put(phone, "ask", "old", SCOPE, { ...fields, answered_at: "2026-11-10T09:00:00Z", answer: "Done." });
  await put(phone, "ask", "new", SCOPE, {
    ...fields,
    answered_at: "2026-11-18T09:00:00Z",
    answer: "Friday.",
  });
  await ask(phone, WISH);
  expect((await myAsks(phone)).map(({ answer: said }) => said)).toEqual(["Friday.", ""]);
  await takeBackAsk(phone, (await myAsks(phone))[1]?.id ?? "");
  expect(await myAsks(phone)).toHaveLength(1);
});

test("a ride-along that was begun since answers it too", async () => {
  const phone = await aPhone();
  const asked = { rep_id: REP, kind: "ride_along", asked_at: "2026-11-19T09:00:00Z" } as const;
  await put(phone, "ask", "asked", SCOPE, asked);
  await put(phone, "ask", "another", SCOPE, { ...asked, kind: "email" });
  const id = await startRideAlong(phone, REP);
  expect(await asksToAnswer(phone)).toHaveLength(2); // opened only: nothing was seen
  await rate(phone, id, AGENDA, "met");
  expect((await asksToAnswer(phone)).map((one) => one.kind)).toEqual(["email"]);
  await answer(phone, "another", "I have read it: well done.");
  expect(await asksToAnswer(phone)).toEqual([]);
});

test("a wish for a day and a customer is met by no other visit; what is answered is not answered again", async () => {
  const phone = await aPhone();
  const asked = { rep_id: REP, kind: "ride_along", asked_at: "2026-11-19T09:00:00Z" } as const;
  await put(phone, "ask", "later", SCOPE, { ...asked, wanted_on: "2026-11-24" });
  await put(phone, "ask", "other", SCOPE, { ...asked, customer: "Cancity" });
  const id = await startRideAlong(phone, REP);
  await rate(phone, id, AGENDA, "met");
  await customer(phone, id, "Konex");
  expect((await asksToAnswer(phone)).map((one) => one.id).sort()).toEqual(["later", "other"]);
  await customer(phone, id, "cancity ");
  expect((await asksToAnswer(phone)).map((one) => one.id)).toEqual(["later"]);
  await planFor(phone, "later", "2026-11-24T08:30:00Z");
  await planFor(phone, "later", "2026-11-25T08:30:00Z");
  await answer(phone, "later", "No.");
  expect(await plans(phone)).toHaveLength(1);
});

test("a director is asked only by reps they manage themselves, and sees on a rep’s page what is asked", async () => {
  const phone = await aPhone({ ...MANAGER, id: "00000000-0000-4000-8000-0000000000d0", role: "director" });
  await put(phone, "ask", "asked", SCOPE, { rep_id: REP, kind: "email", asked_at: "2026-11-19T09:00:00Z" });
  expect(await asksToAnswer(phone)).toEqual([]);
  expect(await asksToAnswer(phone, REP)).toHaveLength(1);
});

test("a one thing keeps the standard it was agreed under; another one is asked for with a reason", async () => {
  const phone = await aPhone();
  const proposal = { kind: "proposal", item_id: AGENDA, stays: false, provisional: true, score: 1 } as const;
  const counts = { missed: 1, partly: 0, met: 0, seen: 1, interactions: [], impact: 5 };
  await agree(phone, REP, {
    ...proposal,
    reason: { ...counts, lean: null, runner_up: null, close_call: false },
  });
  const far = async () => tell(await knownOf(phone.store, REP), "2026-11-20").toCome;
  expect(await far()).toBe(3);
  const item = await phone.store.rows("item").get(AGENDA);
  await put(phone, "item", AGENDA, "org", { ...(item?.fields as Fields["item"]), standard: "6 in a row" });
  expect(await far()).toBe(3);

  const id = (await held(phone))?.id ?? "";
  await changeStandard(phone, id, { kind: "of_last", needed: 2, window: 3 }, " Too far apart. ");
  expect(await far()).toBe(2);
  expect(await held(phone)).toMatchObject({ standardWhy: "Too far apart." });
  await replaceFocus(phone, id, "Another line");
  await changeStandard(phone, id, { kind: "of_last", needed: 4, window: 5 }, "Late");
  expect(await held(phone)).toMatchObject({ standard: { needed: 2 } });
});
