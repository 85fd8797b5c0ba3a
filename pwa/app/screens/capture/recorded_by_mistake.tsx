import { useState } from "preact/hooks";
import { useKeeping } from "../../parts/keeping";
import { usePhone } from "../../parts/phone";
import { removeInteraction } from "../../record/ride_along";
import { go } from "../../routes";

/** The wrong rep, or only a try: take it away with all that was tapped. Asks once more first. */
export function RecordedByMistake({ id }: { id: string }) {
  const phone = usePhone();
  const [asked, setAsked] = useState(false);
  const { busy, alarm, keep } = useKeeping("It was not removed");
  async function remove() {
    if (await keep(() => removeInteraction(phone, id))) go("/", true);
  }
  return (
    <div class="stack tight">
      <p class="note">
        Recorded by mistake?{" "}
        <button
          type="button"
          class="link"
          disabled={busy}
          onClick={() => (asked ? remove() : setAsked(true))}
        >
          {asked ? "Really remove it" : "Remove it"}
        </button>
      </p>
      {alarm}
    </div>
  );
}
