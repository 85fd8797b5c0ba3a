import { afterEach, expect, test, vi } from "vitest";
import { canPush, deviceName } from "../../../pwa/app/record/push_here";

const IPHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.4 Mobile/15E148 Safari/604.1";
const IPAD =
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.4 Safari/605.1.15";
const ANDROID =
  "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Mobile Safari/537.36";
const EDGE =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36 Edg/138.0.0.0";
const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

afterEach(() => vi.unstubAllGlobals());

/** A browser as it describes itself. */
function browser(about: {
  agent: string;
  touches?: number;
  pushes?: NotificationPermission;
  home?: boolean;
}) {
  const { agent, touches = 0, pushes, home = false } = about;
  const worker = pushes ? { serviceWorker: {} } : {};
  const notification = { permission: pushes };
  vi.stubGlobal("navigator", { userAgent: agent, maxTouchPoints: touches, ...worker });
  vi.stubGlobal("window", pushes ? { PushManager: class {}, Notification: notification } : {});
  vi.stubGlobal("Notification", notification);
  vi.stubGlobal("matchMedia", () => ({ matches: home }));
}

test("a device is called by its browser and its system", () => {
  expect(deviceName(IPHONE)).toBe("Safari on iPhone");
  expect(deviceName(ANDROID)).toBe("Chrome on Android");
  expect(deviceName(EDGE)).toBe("Edge on Windows");
  expect(deviceName(FIREFOX)).toBe("Firefox on Linux");
  expect(deviceName("curl/8")).toBe("A browser on a computer");
});

test("what a browser can is said before it is asked", () => {
  browser({ agent: ANDROID, pushes: "default" });
  expect(canPush()).toBe("can");
  browser({ agent: ANDROID, pushes: "denied" });
  expect(canPush()).toBe("denied");
  browser({ agent: FIREFOX });
  expect(canPush()).toBe("never");
});

test("an iPhone or iPad shows reminders of apps on its home screen alone", () => {
  browser({ agent: IPHONE });
  expect(canPush()).toBe("home_screen_first");
  browser({ agent: IPAD, touches: 5 });
  expect(canPush()).toBe("home_screen_first");
  browser({ agent: IPAD }); // a Mac
  expect(canPush()).toBe("never");
  browser({ agent: IPHONE, home: true }); // an old one, that has none at all
  expect(canPush()).toBe("never");
  browser({ agent: IPHONE, home: true, pushes: "default" });
  expect(canPush()).toBe("can");
});
