import { useState } from "preact/hooks";
import { ExportWork } from "../parts/export_work";
import { usePhone } from "../parts/phone";
import { counted } from "../parts/words";
import { go } from "../routes";
import { signOut, unsentCount } from "../store/session";
import { syncState } from "../sync/state";
import { sendNow } from "../sync/when";

/** The way out. With something unsent it says so first, and nothing of it is ever deleted on the way. */
export function SignOut() {
  const phone = usePhone();
  const [asked, setAsked] = useState(false);
  async function ask() {
    if ((await unsentCount(phone)) === 0) await leave();
    else setAsked(true);
  }
  if (asked) return <StillHere onStay={() => setAsked(false)} />;
  return (
    <button type="button" class="button" onClick={ask}>
      Sign out
    </button>
  );
}

async function leave() {
  await signOut();
  go("/", true); // whoever signs in next starts at their own first screen
}

function StillHere({ onStay }: { onStay: () => void }) {
  const { waiting, refused, phase } = syncState.value;
  const left = waiting + refused;
  const busy = phase === "sending";
  return (
    <section class="card trouble" aria-label="Signing out">
      <div role="alert" class="stack tight">
        <h3>{left > 0 ? `${counted(left, "thing")} not sent yet` : "Everything is sent"}</h3>
        {left > 0 && (
          <p class="note">
            If you sign out now it stays locked on this phone. Nobody else sees it, and it goes when you sign
            in here again.
          </p>
        )}
      </div>
      {waiting > 0 && phase !== "signed_out" && (
        <button type="button" class="button" disabled={busy} onClick={sendNow}>
          {busy ? "Sending…" : "Send now"}
        </button>
      )}
      {phase === "offline" && waiting > 0 && <p class="note">No signal just now.</p>}
      {left > 0 && <ExportWork />}
      <button type="button" class="button" onClick={leave}>
        {left > 0 ? "Sign out, keep it locked here" : "Sign out"}
      </button>
      <button type="button" class="button" onClick={onStay}>
        Stay signed in
      </button>
    </section>
  );
}
