import { expect, test } from "vitest";
import { ago, counted, dayMonth, daysBetween, listed, shortened, when } from "../../../pwa/app/parts/words";

test("a date is said from where today stands, over months and the change of the clocks", () => {
  expect(ago("2026-11-21", "2026-11-21")).toBe("today");
  expect(ago("2026-11-20", "2026-11-21")).toBe("yesterday");
  expect(ago("2026-10-20", "2026-11-21")).toBe("32 days ago");
  expect(daysBetween("2026-03-28", "2026-03-30")).toBe(2);
});

test("a phone that is a day behind does not speak of the future", () => {
  expect(ago("2026-11-22", "2026-11-21")).toBe("today");
});

test("the year is said only when it is another one", () => {
  expect(dayMonth("2026-01-04", "2026-11-21")).toBe("4 Jan");
  expect(dayMonth("2025-12-31", "2026-01-01")).toBe("31 Dec 2025");
});

test("a moment is near words, then a weekday", () => {
  const at = (day: number) => new Date(2026, 10, day, 9, 5).getTime();
  expect(when(at(21), "2026-11-21")).toBe("today 09:05");
  expect(when(at(22), "2026-11-21")).toBe("tomorrow 09:05");
  expect(when(at(24), "2026-11-21")).toBe("Tue 24 Nov 09:05");
});

test("counts and lists read as sentences do", () => {
  expect(counted(1, "rating")).toBe("1 rating");
  expect(counted(0, "rating")).toBe("0 ratings");
  expect(listed(["a"])).toBe("a");
  expect(listed(["a", "b", "c"])).toBe("a, b and c");
});

test("a text that is too long ends with a whole word and says that it goes on", () => {
  expect(shortened("Ask what happens", 16)).toBe("Ask what happens");
  expect(shortened("Ask what happens if", 16)).toBe("Ask what…");
  expect(shortened("Donaudampfschiff", 8)).toBe("Donauda…");
});
