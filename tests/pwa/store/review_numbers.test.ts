/** The numbers of a review that lies back: as they came, and asked for again. */
import { expect, test } from "vitest";
import { reviewId } from "../../../pwa/app/record/ids";
import { keepAnswer } from "../../../pwa/app/store/answers";
import { readingQuestion, retrospectivePage } from "../../../pwa/app/store/queries";
import { aPhone, REP } from "../a_phone";
import { READING } from "../parts/reading";

const WEEK = { repId: REP, period: "week", startsOn: "2026-09-14" } as const;
const FRIDAY = "2026-09-18";

test("what was fetched of then is shown, and asked for anew: what was not known may be by now", async () => {
  const phone = await aPhone();
  const numbers = async () => {
    const page = await retrospectivePage(phone, reviewId(REP, "week", WEEK.startsOn), WEEK);
    return page?.numbers;
  };
  expect(await numbers()).toEqual({ state: "to_fetch", asOf: FRIDAY });
  const question = readingQuestion(REP, FRIDAY);
  await keepAnswer(phone.store, question, { answer: READING, at: "2026-11-20T09:00:00Z" });
  expect(await numbers()).toEqual({ state: "here", reading: READING, fetchedOf: FRIDAY });
  const newer = { ...READING, reassess: true };
  await keepAnswer(phone.store, question, { answer: newer, at: "2026-11-21T09:00:00Z" });
  expect(await numbers()).toEqual({ state: "here", reading: newer, fetchedOf: FRIDAY });
});
