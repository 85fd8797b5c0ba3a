import { expect, test } from "vitest";
import type { Covered } from "../../../pwa/app/coaching";
import {
  balanceInWords,
  daysInWords,
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
  [daysInWords(0, 2), "2 days planned."],
  [daysInWords(12, 2), "12 days in the field, 2 more planned."],
  [targetOfMonth(3, 2, 8), "The target is 8: 3 more to plan."],
  [targetOfMonth(3, 5, 8), "The target of 8 is planned for."],
  [targetOfMonth(9, 0, 8), "The target of 8 is reached."],
  [targetOfMonth(0, 0, null), "No target is set: one ride-along is suggested with each rep who has none."],
])("%s", (said, expected) => expect(said).toBe(expected));
