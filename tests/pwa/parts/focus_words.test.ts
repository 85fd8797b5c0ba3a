import { expect, test } from "vitest";
import {
  lastedInWords,
  slippedInWords,
  tookInWords,
  trainingInWords,
} from "../../../pwa/app/parts/focus_words";
import type { HeldFocus, Interaction } from "../../../pwa/app/store/queries";
import { known, TODAY } from "./known";

const reached = { state: "reached", agreed_on: "2026-11-01", closed_on: "2026-11-18" } as const;

test("how long it lasted", () => {
  expect(lastedInWords(focusOf(known([], reached)), TODAY)).toBe("1 Nov – 18 Nov");
  expect(lastedInWords(focusOf(known([], {})), TODAY)).toBe("since 1 Nov");
});

test("it took the interactions in which its item was seen since, by kind, and none from before", () => {
  const seen = known(["missed", "met", "missed", "met", "met"], { agreed_on: "2026-11-17" });
  const kinds = ["ride_along", "ride_along", "call_recording", "ride_along"] as const;
  const interactions = kinds.map((kind, nth) => ({ id: `visit-${nth + 1}`, kind }) as Interaction);
  expect(tookInWords(seen, focusOf(seen), interactions)).toBe("2 ride-alongs, 1 recording");
  expect(tookInWords(known([], {}), focusOf(known([], {})), [])).toBe("");
});

test("a reached item that was missed later has slipped", () => {
  const slipped = known(["met", "met", "met", "missed"], { ...reached, closed_on: "2026-11-19" });
  expect(slippedInWords(slipped, focusOf(slipped), TODAY)).toBe("Slipped since: missed on 20 Nov");
  const often = known(["missed", "met", "partly"], { ...reached, closed_on: "2026-11-17" });
  expect(slippedInWords(often, focusOf(often), TODAY)).toBe(
    "Slipped 2 times since, last partly met on 20 Nov",
  );
  const holds = known(["met", "met", "met", "met"], { ...reached, closed_on: "2026-11-19" });
  expect(slippedInWords(holds, focusOf(holds), TODAY)).toBeNull();
});

test("one that came back says so once: the one that is open now", () => {
  const before = focusOf(known([], { ...reached, agreed_on: "2026-01-10", closed_on: "2026-03-02" }));
  const again = focusOf(known([], { id: "again", agreed_on: "2026-11-01" }));
  const both = { ...known(["missed"]), focuses: [again, before] };
  expect(slippedInWords(both, again, TODAY)).toBe("Reached in March, slipped, came back");
  expect(slippedInWords(both, before, TODAY)).toBeNull();
});

test("training done, due, or open", () => {
  const training = { id: "t", title: "Cost of inaction", url: null, dueOn: null, doneAt: null };
  expect(trainingInWords({ ...training, doneAt: "2026-11-08T09:00:00Z" }, TODAY)).toBe(
    "Training “Cost of inaction” done 8 Nov",
  );
  expect(trainingInWords({ ...training, dueOn: "2026-11-30" }, TODAY)).toBe(
    "Training “Cost of inaction”, by 30 Nov",
  );
  expect(trainingInWords(training, TODAY)).toBe("Training “Cost of inaction”, not done yet");
});

function focusOf({ focuses }: { focuses: readonly HeldFocus[] }): HeldFocus {
  return focuses[0] as HeldFocus;
}
