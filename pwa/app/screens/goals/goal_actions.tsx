import { useState } from "preact/hooks";
import { usePhone } from "../../parts/phone";
import { dropDraft, followGoal, publishGoal, saveDraft } from "../../record/goals";
import { go } from "../../routes";
import type { GoalForm } from "../../store/queries";
import { syncState } from "../../sync/state";
import { useSending } from "./use_sending";

interface Props {
  form: GoalForm;
  follows: string | undefined;
  isDraft: boolean;
  /** Whether it is ready to be published; says what is not. */
  check: (forPublishing: boolean) => boolean;
  onRefused: (field: string, says: string) => void;
  onSend: () => Promise<void>;
  onDone: () => Promise<void>;
}

/** Publishing, keeping as a draft, and throwing away: what needs a connection. */
export function GoalActions({ form, follows, isDraft, check, onRefused, onSend, onDone }: Props) {
  const phone = usePhone();
  const [asked, setAsked] = useState(false);
  const { busy, alarm, send } = useSending(onRefused);
  const offline = syncState.value.phase === "offline";
  async function then(done: string, work: () => Promise<void>) {
    await onSend();
    if (!(await send(work))) return;
    await onDone();
    go(`/goals?done=${done}`, true);
  }
  function publish() {
    if (!check(true)) return focusFirstWrong();
    void then("published", () => (follows ? followGoal(phone, follows, form) : publishGoal(phone, form)));
  }
  function keep() {
    if (!check(false)) return focusFirstWrong();
    void then("drafted", () => saveDraft(phone, form));
  }
  return (
    <>
      {alarm}
      {offline && !alarm && (
        <p class="note">
          No signal just now. What you write is kept on this device; sending it needs a connection.
        </p>
      )}
      <button type="button" class="button filled big" disabled={busy} onClick={publish}>
        {busy ? "Sending…" : "Publish"}
      </button>
      <p class="note">Published, it stays as it is: it can end, and another one can follow.</p>
      <div class="cluster">
        {!follows && (
          <button type="button" class="button" disabled={busy} onClick={keep}>
            Keep as a draft
          </button>
        )}
        {isDraft && (
          <button
            type="button"
            class="link"
            disabled={busy}
            onClick={() => (asked ? then("dropped", () => dropDraft(phone, form.id)) : setAsked(true))}
          >
            {asked ? "Really throw the draft away" : "Throw the draft away"}
          </button>
        )}
      </div>
    </>
  );
}

/** Once the fields say what is wrong. */
function focusFirstWrong() {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}
