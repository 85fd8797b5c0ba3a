/** Whether this browser takes reminders: asked of it only after a tap, and given up when its person signs out. */
import type { Phone } from "../store/phone";
import { NotDone } from "./numbers";
import { leavePlace, reminders, tellPlace } from "./reminders";

/**
 * can: it may be asked. denied: it was told not to show any. home_screen_first: an iPhone shows those of apps on its
 * home screen alone. never: this browser, or this window, takes none.
 */
export type CanPush = "can" | "denied" | "home_screen_first" | "never";

const PATIENCE_MS = 20_000;
const TOLD = "takes_reminders";
const DENIED = "This browser was told to show none. Allow notifications for this site in its settings first.";
const NO_SERVICE =
  "This browser does not reach its push service. Try again with a better signal, or choose e-mail below.";
const NOT_KEPT = "The app is not kept on this device yet. Reload it, and try again.";

export function canPush(): CanPush {
  if (!("PushManager" in window && "Notification" in window && "serviceWorker" in navigator))
    return isAppleTouch() && !isOnHomeScreen() ? "home_screen_first" : "never";
  return Notification.permission === "denied" ? "denied" : "can";
}

/** Ask the browser, and tell the server where reminders reach it. Call it from a tap. Throws `NotDone`. */
export async function turnOnHere(phone: Phone, key: string): Promise<void> {
  if ((await Notification.requestPermission()) !== "granted") throw new NotDone(DENIED);
  await subscribe(phone, key);
}

/** Let this browser take none any more. Throws `NotDone`. */
export async function turnOffHere(phone: Phone, placeId: string): Promise<void> {
  await phone.store.meta.delete(TOLD);
  await unsubscribe();
  await leavePlace(phone, placeId);
}

/** Whoever signs out is not reminded here any more, whether the server hears of it now or later. Never throws. */
export async function forgetHere({ store }: Phone): Promise<void> {
  await store.meta.delete(TOLD).catch(() => undefined);
  void unsubscribe(); // without a network it may take its time
}

/**
 * Who wanted reminders here goes on getting them: after a new sign-in, when the browser has given its place up, and when
 * the server has another key. Asks nobody anything, and stays still when it cannot be done now.
 */
export async function keepReminding(phone: Phone): Promise<void> {
  try {
    if (!(await phone.store.meta.get(TOLD)) || canPush() !== "can") return;
    if (Notification.permission !== "granted") return;
    const { push_key, places } = await reminders(phone);
    const subscription = await current();
    const here = places.some((place) => place.here);
    if (!here || !subscription || keyOf(subscription) !== push_key) await subscribe(phone, push_key);
  } catch (failure) {
    if (!(failure instanceof NotDone)) throw failure;
  }
}

/** How this browser is called in the list of one's devices. */
export function deviceName(agent = navigator.userAgent): string {
  const named = (names: Names) => names.find(([mark]) => agent.includes(mark))?.[1];
  return `${named(BROWSERS) ?? "A browser"} on ${named(SYSTEMS) ?? "a computer"}`;
}

type Names = readonly (readonly [mark: string, name: string])[];
/** Each also says the marks of those below it. */
const BROWSERS: Names = [
  ["Edg", "Edge"],
  ["OPR/", "Opera"],
  ["SamsungBrowser/", "Samsung Internet"],
  ["Firefox/", "Firefox"],
  ["FxiOS/", "Firefox"],
  ["CriOS/", "Chrome"],
  ["Chrome/", "Chrome"],
  ["Safari/", "Safari"],
];
const SYSTEMS: Names = [
  ["iPhone", "iPhone"],
  ["iPad", "iPad"],
  ["Android", "Android"],
  ["CrOS", "Chromebook"],
  ["Windows", "Windows"],
  ["Mac OS", "Mac"],
  ["Linux", "Linux"],
];

async function subscribe(phone: Phone, key: string): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration();
  if (!registration) throw new NotDone(NOT_KEPT);
  const before = await registration.pushManager.getSubscription();
  if (before && keyOf(before) !== key) await before.unsubscribe(); // it was made for another key
  const options = { userVisibleOnly: true, applicationServerKey: bytesOf(key) };
  const asked = registration.pushManager.subscribe(options);
  const subscription = await Promise.race([asked, silence()]).catch((failure: unknown) => {
    throw new NotDone(
      failure instanceof DOMException && failure.name === "NotAllowedError" ? DENIED : NO_SERVICE,
    );
  });
  const { endpoint, keys } = subscription.toJSON();
  const where = { endpoint: endpoint ?? "", p256dh: keys?.p256dh ?? "", auth: keys?.auth ?? "" };
  await tellPlace(phone, { subscription: where, device: deviceName() });
  await phone.store.meta.put({ key: TOLD, value: new Date().toISOString() });
}

/** Where no push service is reached, some browsers never answer. */
function silence(): Promise<never> {
  return new Promise((_, reject) => setTimeout(reject, PATIENCE_MS));
}

async function unsubscribe(): Promise<void> {
  const subscription = await current().catch(() => null);
  await subscription?.unsubscribe().catch(() => undefined);
}

async function current(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker?.getRegistration();
  return (await registration?.pushManager?.getSubscription()) ?? null;
}

function keyOf({ options }: PushSubscription): string {
  const bytes = new Uint8Array(options.applicationServerKey ?? new ArrayBuffer(0));
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function bytesOf(key: string): Uint8Array<ArrayBuffer> {
  const text = atob(key.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

/** An iPad calls itself a Mac, but is touched. */
function isAppleTouch(): boolean {
  const { userAgent, maxTouchPoints } = navigator;
  return /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
}

function isOnHomeScreen(): boolean {
  return matchMedia("(display-mode: standalone)").matches;
}
