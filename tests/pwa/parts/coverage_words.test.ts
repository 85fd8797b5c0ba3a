import { expect, test } from "vitest";
import type { Covered } from "../../../pwa/app/coaching";
import {
  balanceInWords,
  monthInWords,
  seenInWords,
  targetOfMonth,
  visitsInWords,
} from "../../../pwa/app/parts/coverage_words";

const TODAY = "2026-11-27";
const seen = (seen_on: string | null, more: Partial<Covered> = {}): Covered => ({
  rep_id: "ann",
  last: {},
  seen_on,
  not_seen: false,
  visits: 1,
  share: 5,
  balance: "even",
  ...more,
});

test.each<[string | null, string | null]>([
  [seenInWords(seen(null, { not_seen: true }), TODAY), "Never seen"],
  [seenInWords(seen("2026-09-27", { not_seen: true }), TODAY), "Not seen for 61 days"],
  [seenInWords(seen("2026-11-26"), TODAY), "Seen yesterday"],
  [visitsInWords(seen(null)), "1 day in the field in 90 days; about 5 would be even."],
  [balanceInWords(seen(null)), null],
  [balanceInWords(seen(null, { balance: "under" })), "Visited less than the others."],
  [balanceInWords(seen(null, { balance: "over" })), "Visited more than the others."],
  [monthInWords(0, 2, false), "2 days planned."],
  [monthInWords(12, 2, false), "12 days in the field, 2 more planned."],
  [targetOfMonth(3, 2, 8, false), "The target is 8: 3 more to plan."],
  [targetOfMonth(3, 5, 8, false), "The target of 8 is planned for."],
  [targetOfMonth(9, 0, 8, false), "The target of 8 is reached."],
  [
    targetOfMonth(0, 0, null, false),
    "No target is set: one ride-along is suggested with each rep who has none.",
  ],
  [monthInWords(0, 0, true), "No day in the field."],
  [monthInWords(3, 0, true), "3 days in the field."],
  [targetOfMonth(3, 0, 8, true), "The target was 8."],
  [targetOfMonth(9, 0, 8, true), "The target of 8 was reached."],
  [targetOfMonth(0, 0, null, true), null],
])("%s", (said, expected) => expect(said).toBe(expected));
