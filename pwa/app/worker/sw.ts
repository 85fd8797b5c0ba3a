/// <reference lib="webworker" />
/** Keeps the app itself on the phone, so that it starts without a network, and shows reminders. Data is not its business. */
import { clientsClaim } from "workbox-core";
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";
import { takeReminders } from "./reminders";

declare const self: ServiceWorkerGlobalScope;

// The shell and the files of one build, all together: a phone never runs half of two versions.
precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();

// Every address of the app is the one shell; what the server answers by itself goes to the server.
registerRoute(
  new NavigationRoute(createHandlerBoundToURL("/"), {
    denylist: [/^\/api\//, /^\/static\//, /^\/sw\.js$/, /^\/manifest\.webmanifest$/],
  }),
);

// The very first visit is looked after too: its screens that are loaded later must not need the network.
clientsClaim();

// A new version waits until the person says so (pwa/app/start.ts asks).
self.addEventListener("message", (event) => {
  if (event.data?.type === "SKIP_WAITING") void self.skipWaiting();
});

takeReminders();

// There is a network again: the app sends, if it is open. Whatever was tapped is its business, and is kept.
self.addEventListener("sync", (event) => (event as ExtendableEvent).waitUntil(wakeTheApp()));

async function wakeTheApp(): Promise<void> {
  for (const client of await self.clients.matchAll({ type: "window" })) client.postMessage({ type: "WAKE" });
}
