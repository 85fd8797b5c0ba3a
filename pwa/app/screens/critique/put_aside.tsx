import { useState } from "preact/hooks";
import { useKeeping } from "../../parts/keeping";
import { usePhone } from "../../parts/phone";
import { putAside } from "../../record/critique";
import { removeInteraction } from "../../record/ride_along";
import { go } from "../../routes";
import type { Ride, ToCritique } from "../../store/queries";

const LIMIT = 500;

/** Not worth a critique, or not theirs: it goes out of the inbox for everybody, with the reason, and can come back. */
export function PutAside({ critique, ride }: { critique: ToCritique; ride: Ride }) {
  const phone = usePhone();
  const [asked, setAsked] = useState(false);
  const [why, setWhy] = useState("");
  const { busy, alarm, keep } = useKeeping("It was not put aside");
  const rated = ride.state !== null;
  async function put() {
    const done = await keep(async () => {
      await putAside(phone, critique.id, why);
      if (rated) await removeInteraction(phone, ride.id);
    });
    if (done) go("/critique", true);
  }
  if (!asked) {
    return (
      <p class="note">
        Nothing to say to it?{" "}
        <button type="button" class="link" onClick={() => setAsked(true)}>
          Put it aside
        </button>
      </p>
    );
  }
  return (
    <form
      class="card"
      onSubmit={(event) => {
        event.preventDefault();
        void put();
      }}
    >
      <label class="field">
        <span class="label">Why is it put aside?</span>
        <input
          class="input"
          maxLength={LIMIT}
          required
          placeholder="A wrong number, not a customer, too old…"
          value={why}
          onInput={(event) => setWhy(event.currentTarget.value)}
        />
      </label>
      <p class="note">
        It leaves the inbox for every coach, and can be taken up again.
        {rated && " What you rated in it is removed."}
      </p>
      <div class="cluster apart">
        <button type="submit" class="button" disabled={busy || why.trim() === ""}>
          Put it aside
        </button>
        <button type="button" class="link" onClick={() => setAsked(false)}>
          Keep it
        </button>
      </div>
      {alarm}
    </form>
  );
}
