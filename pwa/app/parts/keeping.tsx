import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";

interface Keeping {
  readonly busy: boolean;
  /** Says that the last one was not kept; null while there is nothing to say. */
  readonly alarm: ComponentChildren;
  /** Run what writes to the phone. Gives whether it was kept; never throws. */
  keep(action: () => Promise<unknown>): Promise<boolean>;
}

/** For buttons that write: a phone that is full is told, beside the button, and what was there stays. */
export function useKeeping(notKept = "That was not saved"): Keeping {
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  async function keep(action: () => Promise<unknown>): Promise<boolean> {
    setBusy(true);
    try {
      await action();
      setFailed(false);
      return true;
    } catch {
      setFailed(true);
      return false;
    } finally {
      setBusy(false);
    }
  }
  const alarm = failed ? (
    <p class="alarm" role="alert">
      {notKept}: the phone may be full. Try again.
    </p>
  ) : null;
  return { busy, alarm, keep };
}
