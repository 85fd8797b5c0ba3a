import { useState } from "preact/hooks";
import { usePhone } from "../../parts/phone";
import { removeInteraction } from "../../record/ride_along";
import { go } from "../../routes";

/** The wrong rep, or only a try: take it away with all that was tapped. Asks once more first. */
export function RecordedByMistake({ id }: { id: string }) {
  const phone = usePhone();
  const [asked, setAsked] = useState(false);
  function remove() {
    go("/", true); // first, so that this screen never looks for what is not there any more
    return removeInteraction(phone, id);
  }
  return (
    <p class="note">
      Recorded by mistake?{" "}
      <button type="button" class="link" onClick={() => (asked ? remove() : setAsked(true))}>
        {asked ? "Really remove it" : "Remove it"}
      </button>
    </p>
  );
}
