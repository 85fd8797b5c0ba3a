import { expect, test } from "vitest";
import type { Activity } from "../../../pwa/app/coaching";
import { leftInWords, stillToAudit, targetInWords } from "../../../pwa/app/parts/activity_words";

const STRETCH = { first: "2026-11-01", last: "2026-11-30" };

function left(activity: Activity, have: number, due: number | null, left: number, not_talked_through = 0) {
  return leftInWords({ activity, now: { stretch: STRETCH, have, due, not_talked_through }, left });
}

test.each<[string, string]>([
  [left("field_days", 5, 8, 2), "2 left this week, 3 this month."],
  [left("field_days", 5, 8, 3), "3 left this week."],
  [left("field_days", 5, 8, 0), "3 left this month, none of it this week."],
  [left("field_days", 9, 8, 0), "Nothing left for this month."],
  [left("recordings", 3, 5, 2, 1), "2 left this week. 1 not talked through yet."],
  [left("recordings", 3, null, 0), ""],
  [left("recordings", 0, 0, 0), ""],
  [targetInWords("field_days", 1), "1 day in the field a month"],
  [targetInWords("call_notes", 2), "2 call notes of each rep a month"],
  [targetInWords("emails", 10), "10 e-mails a week"],
  [stillToAudit(["Ann", "Bob"]) ?? "", "Still to audit this month: call notes of Ann and Bob."],
  [stillToAudit([..."ABCDEFG"]) ?? "", "Still to audit this month: call notes of A, B, C, D, E and 2 more."],
  [stillToAudit([..."ABCDEF"]) ?? "", "Still to audit this month: call notes of A, B, C, D, E and F."],
])("%s", (said, expected) => expect(said).toBe(expected));
