import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { usePhone } from "../../parts/phone";
import { NotSet, type WhyNotSet } from "../../record/goals";
import { syncState } from "../../sync/state";

const WHY: Record<WhyNotSet, string> = {
  offline: "Not done: it needs a connection. What you wrote is kept on this device; try again with a signal.",
  unanswered:
    "The connection broke, so it is not known yet whether it was done. Try again with a signal: it will not be done twice.",
  signed_out: "Not done: sign in again first. What you wrote is kept on this device.",
  gone: "Not done: this goal is not here any more, or not yours to change.",
  refused: "Not done.",
  trouble: "Not done: the server could not do it just now. Try again in a moment.",
};

interface Failed {
  readonly why: WhyNotSet;
  readonly says: string | null;
  /** RFC 3339. */
  readonly at: string;
}

/** Whether a try since went well (`sentAt`), so that there is a signal again. That earlier ones did says nothing. */
export function isInTouchAgain({ why, at }: Pick<Failed, "why" | "at">, sentAt: string | null): boolean {
  return (why === "offline" || why === "unanswered") && sentAt !== null && sentAt > at;
}

interface Sending {
  readonly busy: boolean;
  /** Why the last one was not done; null while there is nothing to say. */
  readonly alarm: ComponentChildren;
  /** Run what needs a connection; gives whether it was done. Never throws. */
  send(work: () => Promise<void>): Promise<boolean>;
}

/** For buttons that need a connection. What is wrong in a field is said there (`onRefused`), the rest beside the button. */
export function useSending(onRefused?: (field: string, says: string) => void): Sending {
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<Failed | null>(null);
  const phone = usePhone();
  async function send(work: () => Promise<void>): Promise<boolean> {
    setBusy(true);
    setFailed(null);
    try {
      await work();
      return true;
    } catch (failure) {
      const { why, says, field } = failure instanceof NotSet ? failure : new NotSet("trouble");
      if (why === "refused" && says && field && onRefused) onRefused(field, says);
      setFailed({ why, says, at: phone.now().toISOString() });
      return false;
    } finally {
      setBusy(false);
    }
  }
  const told = failed && !isInTouchAgain(failed, syncState.value.sentAt) ? failed : null;
  const alarm = told ? (
    <p class="alarm" role="alert">
      {WHY[told.why]} {told.why === "refused" && told.says}
    </p>
  ) : null;
  return { busy, alarm, send };
}
