import { expect, test } from "vitest";
import { countsSentence, feedingItems, type Item, THREE_IN_A_ROW } from "../../../pwa/app/coaching";
import { observations } from "./vectors";

const item = (id: string, funnel_level: string | null): Item => ({
  id,
  impact: 3,
  prompt: id,
  funnel_level,
  standard: THREE_IN_A_ROW,
});
const CHECKLIST = [
  item("agenda", "conversations"),
  item("unseen", "opportunities"),
  item("cost", "opportunities"),
  item("questions", "opportunities"),
  item("collateral", null),
];

test("the items that feed the level, the one missed most first and the unseen last", () => {
  const seen = observations([
    "2026-06-01 v1 questions met",
    "2026-06-01 v1 cost missed",
    "2026-06-02 v2 cost partly",
    "2026-06-02 v2 agenda missed",
    "2026-06-03 v3 cost met",
    "2026-06-03 v3 unseen not_seen",
    "2025-06-03 v0 questions missed",
  ]);
  const found = feedingItems(seen, CHECKLIST, "opportunities", "2026-06-30");
  expect(found.map(({ item_id }) => item_id)).toStrictEqual(["cost", "questions", "unseen"]);
  expect(found[0]?.marks).toStrictEqual(["missed", "partly", "met"]);
  expect(found.map(countsSentence)).toStrictEqual([
    "Missed 1 and partly 1 of the last 3 times.",
    "Met the last time it was seen.", // what is older than 180 days is not counted
    null,
  ]);
});

test("a level that nothing feeds has no items", () => {
  expect(feedingItems([], CHECKLIST, "calls", "2026-06-30")).toStrictEqual([]);
});
