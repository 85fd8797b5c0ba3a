import { useState } from "preact/hooks";
import { go } from "../routes";
import { clearedHere } from "../store/session";
import { syncState } from "../sync/state";
import { Instead } from "./cannot_start";
import { Notice } from "./storage";
import { counted } from "./words";

/** The browser's data was cleared while the app was open: what is lost, and the way on. */
export function Cleared() {
  const [noSignal, setNoSignal] = useState(false);
  async function again() {
    // Without a network only the browser's own error page would come, unless the app itself is still kept.
    const kept = await navigator.serviceWorker?.getRegistration().catch(() => undefined);
    if (!navigator.onLine && !kept) return setNoSignal(true);
    go("/", true); // the ride-along that was open may be gone
    location.reload();
  }
  return (
    <Instead title="What was kept here was cleared" label="Sign in again" onPress={() => void again()}>
      <p>
        The browser’s data for Ridealong was deleted while it was open. Everything that was sent is safe, and
        comes back when you sign in again.
      </p>
      <Lost />
      {noSignal && (
        <p class="late" role="status">
          There is no signal just now. Signing in needs it, once.
        </p>
      )}
    </Instead>
  );
}

/** As the phone counted last, before it was cleared. Most files that wait are counted as records too. */
function Lost() {
  const { waiting, refused, files } = syncState.value;
  const lost = Math.max(waiting, files.count) + refused;
  if (lost === 0) return <p>Nothing you saved was waiting to be sent.</p>;
  return (
    <p class="alarm">
      {lost === 1 ? "One thing you saved was" : `${counted(lost, "thing")} you saved were`} not sent yet, and{" "}
      {lost === 1 ? "is" : "are"} lost. Record {lost === 1 ? "it" : "them"} again while you remember.
    </p>
  );
}

/** At the sign-in: what whoever was signed in here will find, when it was cleared while the app was closed. */
export function ClearedHere() {
  if (!clearedHere.value) return null;
  return (
    <Notice title="What was kept here was cleared">
      The browser’s data for Ridealong was deleted, or made way as the phone was full. Everything that was
      sent comes back when you sign in. What was not sent is lost.
    </Notice>
  );
}
