/** What time it is, for what stays on the screen: an app that was left open overnight must not show yesterday. */
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { dayOf } from "../store/phone";

const MINUTE_MS = 60_000;
const now = signal(new Date());

/** Fresh every minute, and whenever the app comes to the front. */
export const minute: ReadonlySignal<Date> = now;

/** The local date, YYYY-MM-DD; changes at midnight. */
export const day = computed(() => dayOf(now.value));

/** Let the time go on. Called once. */
export function followTime(): void {
  const goOn = () => {
    now.value = new Date();
  };
  setInterval(goOn, MINUTE_MS);
  document.addEventListener("visibilitychange", goOn);
}
