/** A rep's own rating lies beside the interaction it was made for, and beside no other. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { beside, type OwnRating, type Talk } from "../../../pwa/app/coaching";

const DAY = "2026-11-20";

function own(id: string, at: string, more: Partial<OwnRating> = {}): OwnRating {
  const rated_at = at.includes("T") ? at : `${DAY}T${at}:00Z`;
  return { id, rated_at, rated_on: rated_at.slice(0, 10), rating: "partly", customer: "", note: "", ...more };
}

function talk(id: string, debriefed: string | null, more: Partial<Talk> = {}): Talk {
  const debriefed_at = debriefed && (debriefed.includes("T") ? debriefed : `${DAY}T${debriefed}:00Z`);
  return { id, occurred_on: DAY, debriefed_at, customer: "", ...more };
}

function pairs(ratings: readonly OwnRating[], talks: readonly Talk[]): Record<string, string> {
  return Object.fromEntries([...beside(ratings, talks)].map(([id, { id: ownId }]) => [id, ownId]));
}

test("two visits of a day, each rated before its talk", () => {
  const talks = [talk("v1", "10:05"), talk("v2", "12:05")];
  expect(pairs([own("s1", "10:00"), own("s2", "12:00")], talks)).toEqual({ v1: "s1", v2: "s2" });
});

test("what was rated after the talk belongs to none", () => {
  expect(pairs([own("late", "10:06")], [talk("v1", "10:05")])).toEqual({});
});

test("what was rated before the day belongs to none", () => {
  expect(pairs([own("s", "2026-11-19T10:00:00Z")], [talk("v1", "10:05")])).toEqual({});
});

test("two visits that wait for their talk: the later rating is the later visit's", () => {
  const talks = [talk("v1", null), talk("v2", null)];
  expect(pairs([own("s1", "10:00"), own("s2", "12:00")], talks)).toEqual({ v1: "s1", v2: "s2" });
});

test("a talk the day after still finds it", () => {
  expect(pairs([own("s", "10:00")], [talk("v1", "2026-11-21T08:00:00Z")])).toEqual({ v1: "s" });
});

test("another manager who rode later and talked sooner takes nothing away", () => {
  const talks = [
    talk("monday", "2026-11-22T08:00:00Z"),
    talk("tuesday", "2026-11-21T17:00:00Z", { occurred_on: "2026-11-21" }),
  ];
  expect(pairs([own("s", "10:00")], talks)).toEqual({ monday: "s" });
});

test("the customer decides, however it is written", () => {
  const talks = [talk("v1", null, { customer: "Cancity" }), talk("v2", null, { customer: "Konex" })];
  const ratings = [own("a", "10:00", { customer: " konex " }), own("b", "12:00", { customer: "Cancity" })];
  expect(pairs(ratings, talks)).toEqual({ v1: "b", v2: "a" });
  expect(pairs([own("a", "10:00", { customer: "Elsewhere" })], talks)).toEqual({});
});

test("whatever happened: each belongs to one at most, was made in time, and the order of arrival changes nothing", () => {
  const minute = fc.integer({ min: 0, max: 59 }).map((m) => `10:${String(m).padStart(2, "0")}`);
  const ratings = fc
    .uniqueArray(minute, { maxLength: 6 })
    .map((times) => times.map((at, n) => own(`s${n}`, at)));
  const talks = fc
    .uniqueArray(fc.option(minute), { maxLength: 5, comparator: (a, b) => a !== null && a === b })
    .map((times) => times.map((at, n) => talk(`v${n}`, at)));
  fc.assert(
    fc.property(ratings, talks, (some, of) => {
      const found = beside(some, of);
      const used = [...found.values()].map(({ id }) => id);
      expect(new Set(used).size).toBe(used.length);
      for (const [id, one] of found) {
        const at = of.find((each) => each.id === id)?.debriefed_at;
        expect(at === null || one.rated_at <= (at as string)).toBe(true);
      }
      expect(pairs([...some].reverse(), [...of].reverse())).toEqual(pairs(some, of));
    }),
  );
});
