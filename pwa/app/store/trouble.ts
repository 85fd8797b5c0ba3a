/** What happened to the phone's store beneath the running app, and that the person must hear. */
import { type ReadonlySignal, signal } from "@preact/signals";

/**
 * outdated: a newer version of the app is in use on this phone, so this tab writes nothing more until it is
 * reloaded; cleared: what the app kept was deleted, by somebody who cleared the browser's data.
 */
export type StoreTrouble = "outdated" | "cleared";

const said = signal<StoreTrouble | null>(null);

export const storeTrouble: ReadonlySignal<StoreTrouble | null> = said;

export function tellTrouble(trouble: StoreTrouble | null): void {
  said.value = trouble;
}

/** The store cannot be used by this tab any more; `storeTrouble` says why. */
export class StoreGone extends Error {
  override readonly name = "StoreGone";
}

/** Nothing is written to a store that is being deleted: its person has signed out, in another tab. */
export class SignedOut extends Error {}

/** The phone took the connection to the store away, as an iPhone does to an app in the background. */
export function isLost(failure: unknown): boolean {
  const { name, message, inner } = failure as { name?: string; message?: string; inner?: unknown };
  if (name === "AbortError") return !inner || isLost(inner);
  return (
    name === "UnknownError" ||
    name === "InvalidStateError" ||
    /connection.*(lost|clos)/i.test(typeof message === "string" ? message : "")
  );
}
