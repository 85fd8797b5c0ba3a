import { afterEach, expect, test, vi } from "vitest";
import { whenSeen } from "../../../pwa/app/parts/when_seen";

class Page extends EventTarget {
  visibilityState = "visible";
  turn(to: string) {
    this.visibilityState = to;
    this.dispatchEvent(new Event("visibilitychange"));
  }
}

function begin(wait: number) {
  const page = new Page();
  vi.useFakeTimers();
  vi.stubGlobal("document", page);
  const does = vi.fn();
  return { page, does, callOff: whenSeen(does, wait) };
}

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("a page that was put aside is asked anew once it is seen again", () => {
  const { page, does } = begin(1000);
  page.turn("hidden");
  vi.advanceTimersByTime(5000);
  expect(does).not.toHaveBeenCalled();
  page.turn("visible");
  page.turn("visible");
  expect(does).toHaveBeenCalledOnce();
});

test("one that is seen is asked when it is time, and not when that was called off", () => {
  const { does } = begin(1000);
  vi.advanceTimersByTime(1000);
  expect(does).toHaveBeenCalledOnce();
  const other = begin(1000);
  other.page.turn("hidden");
  vi.advanceTimersByTime(1000);
  other.callOff();
  other.page.turn("visible");
  expect(other.does).not.toHaveBeenCalled();
});
