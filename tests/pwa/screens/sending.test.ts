/** How long it is said that a goal could not be sent. */
import { expect, test } from "vitest";
import { isInTouchAgain } from "../../../pwa/app/screens/goals/use_sending";

const AT = "2026-11-20T09:00:00.000Z";
const EARLIER = "2026-11-20T08:59:30.000Z";
const LATER = "2026-11-20T09:01:00.000Z";

test("that it was not sent stays on the screen until the server was reached again", () => {
  expect(isInTouchAgain({ why: "offline", at: AT }, null)).toBe(false);
  expect(isInTouchAgain({ why: "unanswered", at: AT }, EARLIER)).toBe(false); // the last one went well, and then the wifi died
  expect(isInTouchAgain({ why: "offline", at: AT }, LATER)).toBe(true);
});

test("what a signal does not mend stays said", () => {
  expect(isInTouchAgain({ why: "refused", at: AT }, LATER)).toBe(false);
});
