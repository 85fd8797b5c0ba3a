/** A review as rep and manager write it together. */
import { expect, test } from "vitest";
import { reviewId } from "../../../pwa/app/record/ids";
import { agreeToProposed, say } from "../../../pwa/app/record/retrospective";
import { aPhone, REP } from "../a_phone";

const KEY = { repId: REP, period: "week", startsOn: "2026-11-16" } as const;

test("what is proposed is agreed to after what was typed just before, and nothing is taken twice", async () => {
  const phone = await aPhone();
  await say(phone, KEY, "proposed_steps", "Call Cancity.\nSend the offer.");
  const typed = say(phone, KEY, "next_steps", "Book the demo.\nSend the offer."); // the field is left by the press
  await Promise.all([typed, agreeToProposed(phone, KEY)]);
  const agreed = async () =>
    (await phone.store.rows("retrospective").get(reviewId(REP, "week", KEY.startsOn)))?.fields.next_steps;
  expect(await agreed()).toBe("Book the demo.\nSend the offer.\nCall Cancity.");
  await agreeToProposed(phone, KEY);
  expect(await agreed()).toBe("Book the demo.\nSend the offer.\nCall Cancity.");
});
