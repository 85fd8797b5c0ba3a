import { useState } from "preact/hooks";
import { formatStandard, parseStandard, type Standard } from "../coaching";
import { changeStandard } from "../record/focus";
import type { HeldFocus } from "../store/queries";
import { useKeeping } from "./keeping";
import { usePhone } from "./phone";
import { Sheet } from "./sheet";
import { StandardChoice } from "./standard_choice";

const MOST_WHY = 500;
/** Ask for another standard, because this one thing stands still; the rep reads what changed, and why. */
export function ChangeStandard({ focus, now }: { focus: HeldFocus; now: Standard }) {
  const [asked, setAsked] = useState(false);
  return (
    <>
      <button type="button" class="link" onClick={() => setAsked(true)}>
        Another standard
      </button>
      {asked && <Change focus={focus} now={formatStandard(now)} onDone={() => setAsked(false)} />}
    </>
  );
}

function Change({ focus, now, onDone }: { focus: HeldFocus; now: string; onDone: () => void }) {
  const phone = usePhone();
  const [standard, setStandard] = useState<string | null>(null);
  const [why, setWhy] = useState("");
  const { busy, alarm, keep } = useKeeping("It was not changed");
  async function change(event: SubmitEvent) {
    event.preventDefault();
    if (standard && (await keep(() => changeStandard(phone, focus.id, parseStandard(standard), why))))
      onDone();
  }
  return (
    <Sheet label="Another standard" onClose={onDone}>
      <form class="stack" onSubmit={change}>
        <div class="stack tight">
          <h2>Another standard</h2>
          <p class="note">What was met since it was agreed still counts.</p>
        </div>
        <StandardChoice
          label="What must be seen"
          usual={now}
          value={standard}
          save={async (chosen) => setStandard(chosen)}
        />
        <label class="field">
          <span class="label">Why</span>
          <textarea
            class="input"
            required
            maxLength={MOST_WHY}
            value={why}
            onInput={(event) => setWhy(event.currentTarget.value)}
          />
          <span class="note">Your rep reads it.</span>
        </label>
        {alarm}
        <button
          type="submit"
          class="button filled big"
          disabled={busy || standard === null || standard === now || why.trim() === ""}
        >
          Change it
        </button>
      </form>
    </Sheet>
  );
}
