/** A browser takes reminders when its person says so, and goes on taking them; no browser here has a push service. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { forgetHere, keepReminding, turnOffHere, turnOnHere } from "../../../pwa/app/record/push_here";
import { connection } from "../../../pwa/app/store/session";
import { aPhone, type TestPhone } from "../a_phone";

const [KEY, OTHER_KEY] = ["AQID", "BAUG"];

/** What a browser keeps: at most one subscription, made for a key. */
class Browser {
  subscription: { key: string; endpoint: string } | null = null;
  permission: NotificationPermission = "granted";
  made = 0;
  readonly pushManager = {
    getSubscription: async () => this.subscription && this.shown(this.subscription),
    subscribe: async ({ applicationServerKey }: { applicationServerKey: Uint8Array }) => {
      if (this.permission !== "granted") throw new DOMException("No", "NotAllowedError");
      const key = btoa(String.fromCharCode(...applicationServerKey));
      if (this.subscription?.key !== key) {
        if (this.subscription) throw new DOMException("Another key", "InvalidStateError");
        this.made += 1;
        this.subscription = { key, endpoint: `https://push.example/${this.made}` };
      }
      return this.shown(this.subscription);
    },
  };

  private shown({ key, endpoint }: { key: string; endpoint: string }) {
    const applicationServerKey = Uint8Array.from(atob(key), (letter) => letter.charCodeAt(0)).buffer;
    const unsubscribe = async () => {
      this.subscription = null;
      return true;
    };
    const toJSON = () => ({ endpoint, keys: { p256dh: "p", auth: "a" } });
    return { options: { applicationServerKey }, unsubscribe, toJSON };
  }
}

/** The server, as far as one sign-in's place and the key go. */
class Server {
  key = KEY;
  place: string | null = null;
  asked = 0;
  at = async (_me: unknown, method: string, path: string, body: unknown = {}): Promise<unknown> => {
    this.asked += 1;
    if (method === "GET") {
      const places = this.place ? [{ id: "p", device: "", made_at: "", here: true }] : [];
      return { push_key: this.key, places };
    }
    if (method === "DELETE" && path.endsWith("/p")) this.place = null;
    else this.place = (body as { subscription: { endpoint: string } }).subscription.endpoint;
    return { id: "p" };
  };
}

let [browser, server, phone]: [Browser, Server, TestPhone] = [] as never;

beforeEach(async () => {
  [browser, server, phone] = [new Browser(), new Server(), await aPhone()];
  const notification = {
    get permission() {
      return browser.permission;
    },
    requestPermission: async () => browser.permission,
  };
  const registered = { getRegistration: async () => browser };
  vi.stubGlobal("window", { PushManager: class {}, Notification: notification });
  vi.stubGlobal("Notification", notification);
  vi.stubGlobal("navigator", {
    userAgent: "Firefox/140.0 Linux",
    maxTouchPoints: 0,
    serviceWorker: registered,
  });
  vi.spyOn(connection, "at").mockImplementation(server.at);
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test("turned on, the server is told where; turned off, nobody is", async () => {
  await turnOnHere(phone, KEY);
  expect(server.place).toBe("https://push.example/1");
  await turnOffHere(phone, "p");
  expect([server.place, browser.subscription]).toEqual([null, null]);
});

test("who says no to the browser is told what to do, and the server hears nothing", async () => {
  browser.permission = "denied";
  await expect(turnOnHere(phone, KEY)).rejects.toThrow("Allow notifications for this site");
  expect(server.asked).toBe(0);
});

test("nobody who did not ask for it is subscribed at a start", async () => {
  await keepReminding(phone);
  expect([server.asked, browser.made]).toEqual([0, 0]);
});

test("who signs out is not reminded here, and not anew by signing in", async () => {
  await turnOnHere(phone, KEY);
  await forgetHere(phone);
  await vi.waitFor(() => expect(browser.subscription).toBeNull());
  server.place = null;
  await keepReminding(phone);
  expect([server.place, browser.subscription]).toEqual([null, null]);
});

test("after a new sign-in the same browser takes them again", async () => {
  await turnOnHere(phone, KEY);
  server.place = null; // it ended with the sign-in
  await keepReminding(phone);
  expect([server.place, browser.made]).toEqual(["https://push.example/1", 1]);
});

test("what the browser gave up, or what was made for another key, is made anew", async () => {
  await turnOnHere(phone, KEY);
  browser.subscription = null;
  await keepReminding(phone);
  expect(server.place).toBe("https://push.example/2");
  server.key = OTHER_KEY;
  await keepReminding(phone);
  expect(server.place).toBe("https://push.example/3");
  expect(browser.subscription).toMatchObject({ key: OTHER_KEY });
});

test("when all is as it was, nothing is told again, and once turned off it stays off", async () => {
  await turnOnHere(phone, KEY);
  const before = server.asked;
  await keepReminding(phone);
  expect(server.asked).toBe(before + 1); // it looked
  await turnOffHere(phone, "p");
  await keepReminding(phone);
  expect([server.place, browser.subscription]).toEqual([null, null]);
});
