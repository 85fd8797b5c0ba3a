import fc from "fast-check";
import { expect, test } from "vitest";
import { type Debriefed, debriefsOf, isLate, medianMinutes } from "../../../pwa/app/coaching";

const START = Date.parse("2026-11-20T12:00:00Z");
const at = (minutes: number) => new Date(START + minutes * 60_000).toISOString();
const talked = (minutes: number): Debriefed => ({
  state: "debriefed",
  finishedAt: at(0),
  debriefedAt: at(minutes),
});
const waiting: Debriefed = { state: "finished", finishedAt: at(0), debriefedAt: null };

test.each([
  [waiting, 24 * 60, false],
  [waiting, 24 * 60 + 1, true],
  [{ ...waiting, state: "open" }, 9999, false],
  [talked(1), 9999, false],
  [{ ...waiting, finishedAt: null }, 9999, false],
] as const)("%o after %i minutes is late: %s", (one, minutes, late) => {
  expect(isLate(one, new Date(at(minutes)))).toBe(late);
});

test("the median is a time that was really so, whatever the order and whatever was not talked through", () => {
  expect(medianMinutes([])).toBeNull();
  expect(medianMinutes([waiting])).toBeNull();
  expect(medianMinutes([talked(-5)])).toBe(0); // two clocks that disagree
  fc.assert(
    fc.property(fc.array(fc.nat(10_000), { minLength: 1 }), (minutes) => {
      const median = medianMinutes([...minutes.map(talked), waiting]) as number;
      expect(minutes).toContain(median);
      const [below, above] = [minutes.filter((one) => one < median), minutes.filter((one) => one > median)];
      expect(below.length).toBeLessThanOrEqual(minutes.length / 2);
      expect(above.length).toBeLessThanOrEqual(minutes.length / 2);
    }),
  );
});

test("what is not finished counts nowhere, and a day is a day to the minute", () => {
  const open: Debriefed = { state: "open", finishedAt: null, debriefedAt: null };
  const unknown: Debriefed = { state: "debriefed", finishedAt: null, debriefedAt: at(5) };
  const all = [open, waiting, unknown, talked(10), talked(24 * 60), talked(24 * 60 + 1)];
  expect(debriefsOf(all)).toEqual({ finished: 5, debriefed: 4, withinADay: 2, minutes: 24 * 60 });
  expect(debriefsOf([])).toEqual({ finished: 0, debriefed: 0, withinADay: 0, minutes: null });
});
