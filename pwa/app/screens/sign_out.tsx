import { useState } from "preact/hooks";
import { ExportWork } from "../parts/export_work";
import { useLive, Waiting } from "../parts/live";
import { usePhone } from "../parts/phone";
import { Sheet } from "../parts/sheet";
import { counted } from "../parts/words";
import { forgetHere } from "../record/push_here";
import { go } from "../routes";
import type { Phone } from "../store/phone";
import { signOut, unsentCount } from "../store/session";
import { syncState } from "../sync/state";
import { sendNow } from "../sync/when";

/** The way out. With something unsent it says so first, and nothing of it is ever deleted on the way. */
export function SignOut() {
  const phone = usePhone();
  const [asked, setAsked] = useState(false);
  async function ask() {
    if ((await unsentCount(phone)) === 0) await leave(phone);
    else setAsked(true);
  }
  return (
    <>
      <button type="button" class="button" onClick={ask}>
        Sign out
      </button>
      {asked && (
        <Sheet label="Sign out" onClose={() => setAsked(false)}>
          <StillHere onStay={() => setAsked(false)} />
        </Sheet>
      )}
    </>
  );
}

async function leave(phone: Phone) {
  await forgetHere(phone);
  await signOut();
  go("/", true); // whoever signs in next starts at their own first screen
}

function StillHere({ onStay }: { onStay: () => void }) {
  const phone = usePhone();
  const live = useLive(() => unsentCount(phone), []);
  const { phase, refused } = syncState.value;
  if (live.state !== "here") return <Waiting />;
  const left = live.value;
  return (
    <>
      <div class="stack tight" role="status">
        <h2>{left > 0 ? `${counted(left, "thing")} not sent yet` : "Everything is sent"}</h2>
        {left > 0 && (
          <p class="note">
            If you sign out now it stays locked on this phone. Nobody else sees it, and it goes when you sign
            in here again.
          </p>
        )}
      </div>
      {left > refused && <SendFirst />}
      {left > 0 && <ExportWork big />}
      <button type="button" class="button big" onClick={() => void leave(phone)}>
        {left > 0 ? "Sign out, keep it locked here" : "Sign out"}
      </button>
      <button type="button" class="link" onClick={onStay}>
        Stay signed in
      </button>
      {phase === "ended" && <p class="note">Whoever looks after Ridealong can bring the exported file in.</p>}
    </>
  );
}

function SendFirst() {
  const { phase } = syncState.value;
  if (phase === "signed_out" || phase === "ended") return null;
  if (phase === "offline") return <p class="note">No signal just now, so it cannot be sent first.</p>;
  return (
    <button type="button" class="button filled big" disabled={phase === "sending"} onClick={sendNow}>
      {phase === "sending" ? "Sending…" : "Send it first"}
    </button>
  );
}
