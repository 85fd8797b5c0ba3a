/** What a screen reader is told of the state: changes only, once each. */
import { expect, test } from "vitest";
import { NOTHING_SAID, type Said, sayNext } from "../../../pwa/app/parts/said_aloud";
import type { SyncState } from "../../../pwa/app/sync/state";

/** All that is told while the state goes through these. */
function told(...states: Partial<SyncState>[]): string[] {
  const words: string[] = [];
  let said: Said = NOTHING_SAID;
  for (const state of states) {
    const next = sayNext(said, { phase: "idle", waiting: 0, refused: 0, ...state } as SyncState);
    if (next.words !== said.words) words.push(next.words);
    said = next;
  }
  return words;
}

test("tapping and sending is no news", () => {
  expect(told({}, { waiting: 1 }, { waiting: 1, phase: "sending" }, {})).toEqual([]);
});

test("a lost signal is told once, however often it is tried, and its return when all is sent", () => {
  const lost = { phase: "offline", waiting: 1 } as const;
  const heard = told(lost, { ...lost, waiting: 2 }, lost, { phase: "sending", waiting: 2 }, {});
  expect(heard).toEqual(["Offline. What you tap is saved on this phone.", "Back in touch. All is sent."]);
});

test("each new thing that was not accepted is told, and one that was dealt with is not", () => {
  const one = "1 thing was not accepted. Open the state to see why.";
  expect(told({ refused: 1 }, { refused: 1, waiting: 1 }, {}, { refused: 2 })).toEqual([
    one,
    "2 things were not accepted. Open the state to see why.",
  ]);
});
