import { afterEach, expect, test, vi } from "vitest";
import { day, followTime, minute } from "../../../pwa/app/parts/time";

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("an app that was left open overnight knows the day when it comes to the front, and at midnight", () => {
  vi.useFakeTimers({ toFake: ["Date", "setInterval"] });
  const document = new EventTarget();
  vi.stubGlobal("document", document);
  vi.setSystemTime(new Date(2026, 10, 20, 17, 0));
  followTime();
  document.dispatchEvent(new Event("visibilitychange"));
  expect(day.value).toBe("2026-11-20");

  vi.setSystemTime(new Date(2026, 10, 21, 8, 0)); // the phone slept, and its timers with it
  document.dispatchEvent(new Event("visibilitychange"));
  expect(day.value).toBe("2026-11-21");

  vi.setSystemTime(new Date(2026, 10, 21, 23, 59, 30));
  vi.advanceTimersByTime(60_000);
  expect(day.value).toBe("2026-11-22");
  expect(minute.value).toEqual(new Date());
});
