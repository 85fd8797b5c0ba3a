import { useState } from "preact/hooks";
import { NotDone } from "../record/numbers";

/** One question to the server at a time, and the sentence that says why it was not answered. */
export function useAsking() {
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  /** Gives whether it was answered. */
  async function run(ask: () => Promise<void>): Promise<boolean> {
    setBusy(true);
    setFailed(null);
    try {
      await ask();
      return true;
    } catch (failure) {
      if (!(failure instanceof NotDone)) throw failure;
      setFailed(failure.message);
      return false;
    } finally {
      setBusy(false);
    }
  }
  return { busy, failed, run, clear: () => setFailed(null) };
}
