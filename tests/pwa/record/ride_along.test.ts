import { expect, test } from "vitest";
import { talkThrough } from "../../../pwa/app/record/debrief";
import { observationId } from "../../../pwa/app/record/ids";
import {
  customer,
  finish,
  note,
  rate,
  removeInteraction,
  startRideAlong,
} from "../../../pwa/app/record/ride_along";
import { write } from "../../../pwa/app/record/write";
import type { Row } from "../../../pwa/app/store/database";
import type { OutboxEntry } from "../../../pwa/app/store/edits";
import { board, ride, today } from "../../../pwa/app/store/queries";
import { AGENDA, aPhone, CHECKLIST, ITEMS, NEXT_STEP, put, QUESTIONS, REP } from "../a_phone";

const outboxOf = ({ store }: Awaited<ReturnType<typeof aPhone>>) => store.outbox.toArray();

test("a checklist opened by accident leaves nothing behind", async () => {
  const phone = await aPhone();
  const id = await startRideAlong(phone, REP, { customer: "Cancity" });

  expect((await ride(phone, id))?.state).toBeNull();
  expect((await ride(phone, id))?.items.map((item) => item.id)).toEqual(ITEMS);
  expect(await phone.store.rows("interaction").count()).toBe(0);
  expect(await outboxOf(phone)).toEqual([]);
});

test("the first tap writes the ride-along and what was tapped, the second depending on the first", async () => {
  const phone = await aPhone();
  const id = await startRideAlong(phone, REP, { customer: "Cancity" });
  await rate(phone, id, AGENDA, "missed");

  const [made, rated] = (await outboxOf(phone)) as [OutboxEntry, OutboxEntry];
  expect(made).toMatchObject({ kind: "interaction", id, base: null, depends_on: [] });
  expect(made.set).toMatchObject({
    rep_id: REP,
    customer: "Cancity",
    checklist_id: CHECKLIST,
    state: "open",
  });
  expect(rated).toMatchObject({
    kind: "observation",
    id: observationId(id, AGENDA),
    base: null,
    depends_on: [made.number],
  });
  expect((await ride(phone, id))?.seen.get(AGENDA)?.rating).toBe("missed");
});

test("a record and its outbox entry are written together or not at all", async () => {
  const phone = await aPhone();
  const id = await startRideAlong(phone, REP);
  phone.store.outbox.hook("creating", (_key, entry) => {
    if (entry.kind === "observation") throw new Error("the disk is full");
  });

  await expect(rate(phone, id, AGENDA, "met")).rejects.toThrow();
  expect(await phone.store.rows("interaction").count()).toBe(0);
  expect(await phone.store.rows("observation").count()).toBe(0);
  expect(await outboxOf(phone)).toEqual([]);
});

test("a rating that was changed before it was sent depends on the one that made it, with a later clock", async () => {
  const phone = await aPhone();
  const id = await startRideAlong(phone, REP);
  await rate(phone, id, AGENDA, "missed");
  phone.time = new Date(phone.time.getTime() - 3_600_000); // the phone's clock was set back
  await rate(phone, id, AGENDA, "partly");
  await rate(phone, id, AGENDA, "partly");

  const [made, first, second, ...more] = await outboxOf(phone);
  expect(more).toEqual([]); // the same choice again is no edit
  expect(second).toMatchObject({ base: null, set: { rating: "partly" } });
  expect(second?.depends_on).toEqual([first?.number, made?.number]);
  expect((second?.at ?? "") > (first?.at ?? "")).toBe(true);
  expect(second?.at).toMatch(/^\d{15}-\d{5}-[0-9a-f-]{36}$/);
});

test("taps that come faster than the disk are all kept, in their order", async () => {
  const phone = await aPhone();
  const id = await startRideAlong(phone, REP);
  await Promise.all([
    rate(phone, id, AGENDA, "met"),
    rate(phone, id, QUESTIONS, "missed"),
    rate(phone, id, AGENDA, "partly"),
    rate(phone, id, AGENDA, "met"),
  ]);

  const seen = (await ride(phone, id))?.seen;
  expect([seen?.get(AGENDA)?.rating, seen?.get(QUESTIONS)?.rating]).toEqual(["met", "missed"]);
  const taps = (await outboxOf(phone)).map(({ kind, set }) => set?.rating ?? kind);
  expect(taps).toEqual(["interaction", "met", "missed", "partly", "met"]);
});

test("an edit of a record the server knows names the version it was made on", async () => {
  const phone = await aPhone();
  const id = await startRideAlong(phone, REP);
  const opened = (await ride(phone, id)) as NonNullable<Awaited<ReturnType<typeof ride>>>;
  const known = { rep_id: REP, kind: "ride_along", occurred_on: opened.occurredOn } as const;
  await put(phone, "interaction", id, `rep:${REP}`, { ...known, checklist_id: CHECKLIST, state: "open" }, 7);
  await customer(phone, id, " Cancity ");
  await rate(phone, id, QUESTIONS, "met");

  const [edited, rated] = await outboxOf(phone);
  expect(edited).toMatchObject({ base: 7, set: { customer: "Cancity" }, depends_on: [] });
  expect(rated).toMatchObject({ base: null, depends_on: [] });
  expect((await phone.store.rows("interaction").get(id))?.known?.fields.customer).toBeUndefined();
});

test("a note on an item nobody rated says it was not seen, and shows beside the rating later", async () => {
  const phone = await aPhone();
  const id = await startRideAlong(phone, REP);
  await note(phone, id, NEXT_STEP, "They left early.");
  expect((await ride(phone, id))?.seen.get(NEXT_STEP)).toMatchObject({ rating: "not_seen" });
  await rate(phone, id, NEXT_STEP, "partly");
  const seen = (await ride(phone, id))?.seen.get(NEXT_STEP);
  expect(seen).toMatchObject({ rating: "partly", note: "They left early." });
});

test("half an emoji or a NUL in a note does not keep it, or what comes after it, from being sent", async () => {
  const phone = await aPhone();
  const id = await startRideAlong(phone, REP);
  await note(phone, id, AGENDA, "Well done 👍, and half of one \ud83d\0");

  expect((await outboxOf(phone)).at(-1)?.set?.note).toBe("Well done 👍, and half of one \ufffd");
});

test("talking it through opens the focus with its reason, in the same transaction, once", async () => {
  const phone = await aPhone();
  const id = await startRideAlong(phone, REP);
  await rate(phone, id, AGENDA, "missed");
  await finish(phone, id);
  expect((await today(phone)).toDebrief.map((row) => row.id)).toEqual([id]);

  const [row] = await board(phone);
  const { choose } = await import("../../../pwa/app/coaching");
  const { observations, checklist, focuses } = row?.known ?? { observations: [], checklist: [], focuses: [] };
  const choice = choose(observations, checklist, focuses, "2026-11-20");
  if (choice.kind !== "proposal") throw new Error("There is something to coach");
  await talkThrough(phone, id, { proposal: choice, reachedFocusId: null });
  await talkThrough(phone, id, { proposal: choice, reachedFocusId: null });

  const focusesNow = (await board(phone))[0]?.known.focuses ?? [];
  expect(focusesNow).toMatchObject([{ item_id: AGENDA, state: "active", agreedIn: id }]);
  expect((await today(phone)).toDebrief).toEqual([]);
  expect((await ride(phone, id))?.state).toBe("debriefed");
});

test("a ride-along recorded by mistake goes with all that was tapped in it", async () => {
  const phone = await aPhone();
  const id = await startRideAlong(phone, REP);
  await rate(phone, id, AGENDA, "missed");
  await removeInteraction(phone, id);

  expect(await ride(phone, id)).toBeNull();
  expect((await board(phone))[0]?.known.observations).toEqual([]);
  const deletions = (await outboxOf(phone)).filter((entry) => entry.delete);
  expect(deletions.map((entry) => entry.kind)).toEqual(["interaction"]); // should it stay, so do its ratings
});

test("who takes a ride-along away has seen what was tapped in it, on other phones too", async () => {
  const phone = await aPhone();
  const id = await startRideAlong(phone, REP);
  await rate(phone, id, QUESTIONS, "met");
  const row = (await phone.store.rows("interaction").get(id)) as Row<"interaction">;
  await put(phone, "interaction", id, `rep:${REP}`, { ...row.fields }, 5);
  const seen = { interaction_id: id, item_id: AGENDA, rating: "met" } as const;
  await put(phone, "observation", observationId(id, AGENDA), `rep:${REP}`, seen, 9);
  await removeInteraction(phone, id);
  expect((await outboxOf(phone)).at(-1)).toMatchObject({ kind: "interaction", delete: true, base: 9 });
});

test("a ride-along that was talked through is not taken away any more", async () => {
  const phone = await aPhone();
  const id = await startRideAlong(phone, REP);
  await rate(phone, id, AGENDA, "met");
  await talkThrough(phone, id, { proposal: null, reachedFocusId: null });
  await removeInteraction(phone, id);
  expect((await ride(phone, id))?.seen.get(AGENDA)?.rating).toBe("met");
});

test("a second one thing that the server did not take is not told as the one thing", async () => {
  const phone = await aPhone();
  const id = await startRideAlong(phone, REP);
  await rate(phone, id, AGENDA, "missed");
  const theirs = {
    rep_id: REP,
    item_id: QUESTIONS,
    state: "active",
    agreed_at: "2026-11-20T12:00:00Z",
  } as const;
  const mine = { rep_id: REP, item_id: AGENDA, state: "active", agreed_at: "2026-11-19T12:00:00Z" } as const;
  await put(phone, "focus", "00000000-0000-4000-8000-0000000000f1", `rep:${REP}`, theirs, 9);
  await write(phone, ["focus"], (pen) => pen.set("focus", "00000000-0000-4000-8000-0000000000f2", mine));
  expect((await board(phone))[0]?.known.focuses.map(({ item_id }) => item_id)).toEqual([QUESTIONS]);

  const replaced = { state: "replaced", closed_at: "2026-11-20T13:00:00Z", reason: "x" } as const;
  await write(phone, ["focus"], (pen) => pen.set("focus", "00000000-0000-4000-8000-0000000000f1", replaced));
  expect((await ride(phone, id))?.known.focuses.map(({ item_id }) => item_id)).toEqual([QUESTIONS, AGENDA]);
});
