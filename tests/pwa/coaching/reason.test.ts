import { expect, test } from "vitest";
import { evidenceToReason, type Reason, reasonSentence } from "../../../pwa/app/coaching";

const REASON: Reason = {
  missed: 4,
  partly: 1,
  met: 3,
  interactions: ["v1", "v2"],
  impact: 5,
  lean: "opportunities",
  runner_up: "next",
  close_call: true,
  seen: 8,
};

test("what was kept is read back, and nothing else", () => {
  const kept = JSON.parse(JSON.stringify({ ...REASON, agreed_in: "v2" }));
  expect(evidenceToReason(kept)).toStrictEqual(REASON);
});

test("the rep hears the reason without the runner-up", () => {
  const { interactions: _ids, runner_up: _second, ...forRep } = REASON;
  const reason = evidenceToReason(forRep);
  expect(reason && reasonSentence(reason)).toBe(
    "Missed 4 and partly 1 of the last 8 times. It matters a lot (5 of 5). " +
      "Conversations are on goal but opportunities are short.",
  );
});

test.each([null, undefined, {}, "4", { missed: 1 }, { missed: "4", partly: 0, met: 0, seen: 4 }])(
  "evidence that holds no reason is null: %j",
  (evidence) => {
    expect(evidenceToReason(evidence)).toBeNull();
  },
);
