/** What a retrospective shows of the numbers and of the steps of last time, from what the phone has. */
import { expect, test } from "vitest";
import { reviewId } from "../../../pwa/app/record/ids";
import type { Fields } from "../../../pwa/app/store/kinds";
import { retrospectivePage } from "../../../pwa/app/store/queries";
import { aPhone, put, REP, type TestPhone } from "../a_phone";

const SCOPE = `rep:${REP}`;
const WEEK = "2026-11-16"; // the phone's clock stands on its Friday, the 20th

type Held = Partial<Fields["retrospective"]>;

function review(phone: TestPhone, period: "day" | "week", starts_on: string, fields: Held) {
  const id = reviewId(REP, period, starts_on);
  return put(phone, "retrospective", id, SCOPE, { rep_id: REP, period, starts_on, state: "open", ...fields });
}

function reading(phone: TestPhone, from: string, as_of: string) {
  const read = { from, as_of, to: as_of, period: "week", levels: [] };
  return put(phone, "reading", "00000000-0000-4000-8000-0000000000a7", SCOPE, {
    rep_id: REP,
    as_of,
    reading: read,
  });
}

async function weekly(phone: TestPhone, startsOn: string) {
  const asked = { repId: REP, period: "week", startsOn } as const;
  const found = await retrospectivePage(phone, reviewId(REP, "week", startsOn), asked);
  if (!found) throw new Error("The rep is here");
  return found;
}

test("held on the Monday after, it asks how the numbers stood then, not how the new week goes", async () => {
  const phone = await aPhone();
  await reading(phone, WEEK, "2026-11-20");
  expect((await weekly(phone, WEEK)).numbers).toMatchObject({ state: "here", reading: { from: WEEK } });
  phone.time = new Date("2026-11-23T09:00:00");
  expect((await weekly(phone, WEEK)).numbers).toMatchObject({ state: "here", reading: { from: WEEK } });
  await reading(phone, "2026-11-23", "2026-11-23");
  expect((await weekly(phone, WEEK)).numbers).toStrictEqual({ state: "to_fetch", asOf: "2026-11-20" });
});

test("steps that were agreed stay in sight when a review between was begun and never held", async () => {
  const phone = await aPhone();
  await review(phone, "week", "2026-11-02", {
    manager_closed_at: "2026-11-06T15:00:00Z",
    next_steps: "Call.",
  });
  await review(phone, "week", "2026-11-09", { achievements: "A demo.", prepared_at: "2026-11-13T08:00:00Z" });
  expect((await weekly(phone, WEEK)).lastSteps).toStrictEqual([{ step: "Call.", done: false }]);
});

test("after the last daily review in mid-week, the steps of the week's own review come last", async () => {
  const phone = await aPhone();
  const held = { manager_closed_at: "2026-11-13T15:00:00Z" };
  await review(phone, "day", "2026-11-11", { ...held, next_steps: "Wednesday's." });
  await review(phone, "week", "2026-11-09", { ...held, next_steps: "The week's." });
  expect((await weekly(phone, WEEK)).lastSteps).toMatchObject([{ step: "The week's." }]);
});
