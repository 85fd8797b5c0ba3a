import { useState } from "preact/hooks";
import { useKeeping } from "../../parts/keeping";
import { MainButton } from "../../parts/main_button";
import { firstName } from "../../parts/person";
import { usePhone } from "../../parts/phone";
import { Sheet } from "../../parts/sheet";
import { TextField } from "../../parts/text_field";
import { messageToRep, sendToRep } from "../../record/debrief";
import { finish } from "../../record/ride_along";
import { go } from "../../routes";
import type { Ride } from "../../store/queries";
import { ratedIn } from "./critiquing";

const LIMIT = 4000;

/** What is at the thumb: talk it through, or send it; before anything is rated, what to do. */
export function Finish({ ride }: { ride: Ride }) {
  const phone = usePhone();
  const [sending, setSending] = useState(false);
  const name = firstName(ride.rep.name);
  if (ride.state === "debriefed") {
    return (
      <>
        <p class="done good" role="status">
          {ride.toldBy === "message" ? `✓ Sent to ${name}` : "✓ Talked through"}
        </p>
        <a class="button big" href="/critique">
          What is next
        </a>
      </>
    );
  }
  if (ratedIn(ride) === 0)
    return (
      <p class="note">
        Rate at least one thing: {ride.kind === "call_recording" ? "listening" : "reading"} alone is no
        critique.
      </p>
    );
  async function toDebrief() {
    await finish(phone, ride.id);
    go(`/ride/${ride.id}/debrief`);
  }
  return (
    <>
      <div class="two-ways">
        <MainButton label="Finish and talk it through" onPress={toDebrief} />
        <button type="button" class="button big" onClick={() => setSending(true)}>
          Send it to {name}
        </button>
      </div>
      {sending && <SendToRep ride={ride} name={name} onClose={() => setSending(false)} />}
    </>
  );
}

/** No talk is near: the rep reads it on their own, and replies. */
function SendToRep({ ride, name, onClose }: { ride: Ride; name: string; onClose: () => void }) {
  const phone = usePhone();
  const { busy, alarm, keep } = useKeeping();
  async function send() {
    const sent = await keep(async () => {
      await finish(phone, ride.id);
      await sendToRep(phone, ride.id);
    });
    if (sent) onClose();
  }
  return (
    <Sheet label={`Send it to ${name}`} onClose={onClose}>
      <h2>Send it to {name}</h2>
      <TextField
        label={`A word to ${name}`}
        hint={`Optional. ${name} reads it with what you rated and noted, and can reply.`}
        placeholder="What went well comes first."
        limit={LIMIT}
        value={ride.message}
        save={(text) => messageToRep(phone, ride.id, text)}
      />
      <p class="note">The one thing is agreed on when you talk: sending it changes nothing there.</p>
      {alarm}
      <button type="button" class="button filled big" disabled={busy} onClick={send}>
        Send it
      </button>
    </Sheet>
  );
}
