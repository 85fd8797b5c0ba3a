/** Where the app is. Addresses are plain links; a click on one of ours changes the screen without loading a page. */

import { signal } from "@preact/signals";

export interface Place {
  /** The parts of the path: "/team/0198…" is ["team", "0198…"], "/" is []. */
  readonly parts: readonly string[];
  readonly query: URLSearchParams;
  /** How we came: "started" (the page was loaded), "went" (a link or `go`) or "back" (the browser's buttons). */
  readonly how: "started" | "went" | "back";
}

export const place = signal<Place>(read("started"));

/** What was asked for at each path when it was left. */
const left = new Map<string, string>();

/** The address of a path as it was left: a list is sorted and filtered as before. */
export function asLeft(path: string): string {
  return path + (left.get(path) ?? "");
}

/** Go to an address of the app. `replace`: the browser's back button skips where we are now. */
export function go(address: string, replace = false): void {
  if (replace) history.replaceState(null, "", address);
  else history.pushState(null, "", address);
  leave();
  place.value = read(replace ? place.value.how : "went");
  if (!replace) scrollTo(0, 0);
}

/** Let links and the browser's back and forward buttons change the screen. Called once. */
export function followLinks(): void {
  addEventListener("popstate", () => {
    leave();
    place.value = read("back");
  });
  document.addEventListener("click", (event) => {
    const link = (event.target as Element).closest("a");
    if (!link || !isOurs(link, event)) return;
    event.preventDefault();
    go(link.pathname + link.search);
  });
}

function leave(): void {
  const { parts, query } = place.peek();
  left.set(`/${parts.join("/")}`, query.size ? `?${query}` : "");
}

function isOurs(link: HTMLAnchorElement, event: MouseEvent): boolean {
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  const here = link.origin === location.origin && !link.target && !link.hasAttribute("download");
  return plain && here && !link.hash && !/^\/(api|static)\//.test(link.pathname) && !event.defaultPrevented;
}

function read(how: Place["how"]): Place {
  const parts = location.pathname.split("/").filter(Boolean);
  return { parts, query: new URLSearchParams(location.search), how };
}
