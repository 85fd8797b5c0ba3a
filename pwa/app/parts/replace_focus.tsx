import { useState } from "preact/hooks";
import { replaceFocus } from "../record/focus";
import type { HeldFocus } from "../store/queries";
import { useKeeping } from "./keeping";
import { usePhone } from "./phone";
import { Sheet } from "./sheet";

const MOST_REASON = 500;

/** Give this one thing up for another; the reason stays in the history, and the rep reads it. */
export function ReplaceFocus({ focus, prompt }: { focus: HeldFocus; prompt: string }) {
  const [asked, setAsked] = useState(false);
  return (
    <>
      <button type="button" class="link" onClick={() => setAsked(true)}>
        Replace it
      </button>
      {asked && <Why focus={focus} prompt={prompt} onDone={() => setAsked(false)} />}
    </>
  );
}

function Why({ focus, prompt, onDone }: { focus: HeldFocus; prompt: string; onDone: () => void }) {
  const phone = usePhone();
  const [reason, setReason] = useState("");
  const { busy, alarm, keep } = useKeeping("It was not replaced");
  async function replace(event: SubmitEvent) {
    event.preventDefault();
    if (await keep(() => replaceFocus(phone, focus.id, reason))) onDone();
  }
  return (
    <Sheet label="Replace the one thing" onClose={onDone}>
      <form class="stack" onSubmit={replace}>
        <div class="stack tight">
          <h2>Replace “{prompt}”</h2>
          <p class="note">One thing at a time: this one is put aside, and rests for 30 days.</p>
        </div>
        <label class="field">
          <span class="label">Why</span>
          <textarea
            class="input"
            required
            maxLength={MOST_REASON}
            placeholder="What has changed, or what did not work?"
            value={reason}
            onInput={(event) => setReason(event.currentTarget.value)}
          />
          <span class="note">It stays in the history, and your rep reads it too.</span>
        </label>
        {alarm}
        <button type="submit" class="button filled big" disabled={busy || reason.trim() === ""}>
          Replace it
        </button>
      </form>
    </Sheet>
  );
}
