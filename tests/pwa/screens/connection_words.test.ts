import { expect, it } from "vitest";
import type { ConnectionReport } from "../../../pwa/app/record/connections";
import { cameInWords } from "../../../pwa/app/screens/organization/connection_words";

const REPORT: ConnectionReport = {
  began_at: "2026-03-31T14:05:00Z",
  ended_at: null,
  read: 0,
  numbers: {},
  to_critique: {},
  there: 0,
  left_out: 0,
  refused: [],
  refused_count: 0,
  nobody: [],
  withheld: [],
};

it("says what is news, from the top of the numbers down, and nothing of what was there", () => {
  const report = {
    ...REPORT,
    numbers: {
      call: { new: 1200, unchanged: 7 },
      email: { unchanged: 3 },
      opportunity: { changed: 2, gone: 1 },
    },
    to_critique: { call_note: 1, call_recording: 4 },
  };
  expect(cameInWords(report)).toEqual([
    ["Opportunities", "2 changed, 1 gone"],
    ["Calls", "1,200 new"],
    ["Recordings to critique", "4 new"],
    ["Notes to critique", "1 new"],
  ]);
});

it("says nothing of a run that brought nothing new", () => {
  expect(cameInWords({ ...REPORT, numbers: { call: { unchanged: 7 } } })).toEqual([]);
});
