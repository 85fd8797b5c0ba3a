import { useState } from "preact/hooks";

/** The one filled button of a screen. `onPress` is done when it is kept; if it fails, that is said here. */
export function MainButton({ label, onPress }: { label: string; onPress: () => Promise<unknown> }) {
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  async function press() {
    setBusy(true);
    try {
      await onPress();
      setFailed(false);
    } catch {
      setFailed(true);
    } finally {
      setBusy(false);
    }
  }
  return (
    <>
      {failed && (
        <p class="alarm" role="alert">
          That was not saved: the phone may be full. Try again.
        </p>
      )}
      <button type="button" class="button filled big" disabled={busy} onClick={press}>
        {label}
      </button>
    </>
  );
}
