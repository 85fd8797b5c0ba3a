/// <reference lib="webworker" />
/** Reminders while the app is closed: shown, and tapped to come to what they are of. */

declare const self: ServiceWorkerGlobalScope;

interface Reminder {
  readonly title: string;
  readonly body: string;
  /** An address of the app. */
  readonly to: string;
  /** How much waits in all, for the sign on the app's icon. */
  readonly count: number;
}

/** Each push must show something, so what cannot be read says as much as is known. */
const UNREAD: Reminder = { title: "Ridealong", body: "Something waits for you.", to: "/", count: 1 };

export function takeReminders(): void {
  self.addEventListener("push", (event) => event.waitUntil(show(read(event.data))));
  self.addEventListener("notificationclick", (event) => {
    event.notification.close();
    event.waitUntil(open(addressOf(event.notification.data)));
  });
  // The browser gave this place up: the app, when it is open or opened next, gives another one.
  self.addEventListener("pushsubscriptionchange", (event) =>
    (event as ExtendableEvent).waitUntil(tellTheApp()),
  );
}

function read(data: PushMessageData | null): Reminder {
  try {
    const { title, body, to, count }: Record<string, unknown> = data?.json() ?? {};
    if (typeof title !== "string" || typeof body !== "string") return UNREAD;
    return { title, body, to: addressOf(to), count: typeof count === "number" ? count : 0 };
  } catch {
    return UNREAD;
  }
}

/** A new one takes the place of the one before: what still waits is said in it. */
async function show({ title, body, to, count }: Reminder): Promise<void> {
  const looks = { icon: "/static/icons/icon-192.png", badge: "/static/icons/icon-192.png" };
  const again = { tag: "reminders", renotify: true };
  await self.registration.showNotification(title, { body, data: to, ...again, ...looks });
  await (count > 0 ? navigator.setAppBadge?.(count) : navigator.clearAppBadge?.())?.catch(() => undefined);
}

/** In a window that is open, else in a new one; without a network too, as the app is on the phone. */
async function open(to: string): Promise<void> {
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  // what the server shows by itself, such as the e-mail of the digest, leads nowhere
  const first = windows.find(({ url }) => !new URL(url).pathname.startsWith("/api/"));
  if (!first) return void (await self.clients.openWindow(to));
  await first.focus().catch(() => undefined);
  first.postMessage({ type: "GO", to });
}

/** Only within the app: "//elsewhere" and "https://elsewhere" are the first screen. */
function addressOf(to: unknown): string {
  return typeof to === "string" && /^\/(?![/\\])/.test(to) ? to : "/";
}

async function tellTheApp(): Promise<void> {
  for (const client of await self.clients.matchAll({ type: "window" })) client.postMessage({ type: "PLACE" });
}
