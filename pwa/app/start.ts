/** What runs before the first screen: the phone's store, the sending, and the app kept for starting offline. */
import { effect, type ReadonlySignal, signal, untracked } from "@preact/signals";
import { Workbox } from "workbox-window";
import { forgetTaken } from "./record/critique";
import { keepUnfinished } from "./record/spoken";
import { go } from "./routes";
import { tidyFiles } from "./store/files";
import type { Phone } from "./store/phone";
import { askAfterATap, lookAtStorage, lookForPrivateWindow } from "./store/safety";
import { connection, inHand, takeInHand } from "./store/session";
import { keepSendingFiles } from "./sync/files";
import { watchState } from "./sync/state";
import { keepSending } from "./sync/when";

const ready = signal(false);
let worker: Workbox | undefined;

/** A new version of the app is on the phone and waits to be used. */
export const updateReady: ReadonlySignal<boolean> = ready;

/** Use the new version now. What was tapped is kept: every tap was written when it was tapped. */
export async function reloadToUpdate(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration();
  if (!registration?.waiting) return location.reload(); // another tab was asked first: it is in use already
  worker?.addEventListener("controlling", () => location.reload());
  worker?.messageSkipWaiting();
}

/** Open what is kept on this phone and start sending. Done when it is known who is signed in. */
export async function start(): Promise<void> {
  effect(() => {
    const phone = inHand.value;
    return phone ? untracked(() => keepGoing(phone)) : undefined;
  });
  keepTheApp();
  await takeInHand();
  void lookAtStorage();
  void lookForPrivateWindow();
}

function keepGoing(phone: Phone): () => void {
  const stopWatching = watchState(phone);
  const stopSending = keepSending(phone, connection);
  const stopSendingFiles = keepSendingFiles(phone, connection);
  const stopAsking = askAfterATap(phone);
  void lookAfterFiles(phone);
  const stopReminding = followReminders(phone);
  return () => {
    stopReminding();
    stopAsking();
    stopSendingFiles();
    stopSending();
    stopWatching();
  };
}

/** What was spoken before a kill becomes a memo; bytes that the server has had for long, or are needed no more, go. */
async function lookAfterFiles(phone: Phone): Promise<void> {
  await keepUnfinished(phone);
  const lastSettled = await phone.store.settled.orderBy("number").last();
  if (lastSettled) await tidyFiles(phone.store, lastSettled.settled_at);
  await forgetTaken(phone);
}

/** A reminder that was tapped leads to what it is of; who wanted them on this device goes on getting them. */
function followReminders(phone: Phone): () => void {
  const stopped = new AbortController();
  const keep = async () => (await import("./record/push_here")).keepReminding(phone);
  const called = ({ data }: MessageEvent) => {
    if (data?.type === "GO") go(data.to);
    if (data?.type === "PLACE") void keep();
  };
  navigator.serviceWorker?.addEventListener("message", called, stopped);
  if (globalThis.Notification?.permission === "granted") void keep();
  return () => stopped.abort();
}

function keepTheApp(): void {
  if (!("serviceWorker" in navigator) || !import.meta.env.PROD) return;
  worker = new Workbox("/sw.js", { scope: "/" });
  worker.addEventListener("waiting", () => {
    ready.value = true;
  });
  worker.register().catch(() => undefined); // without it the app works, only not from a cold start offline
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible") return;
    worker?.update().catch(() => undefined);
    void navigator.clearAppBadge?.().catch(() => undefined);
  });
}
