import { useState } from "preact/hooks";
import { useKeeping } from "../../parts/keeping";
import { usePhone } from "../../parts/phone";
import { takeBackConversation } from "../../record/conversation";
import { go } from "../../routes";
import type { Conversation } from "../../store/queries";

/** It was a slip: it goes, with what was noted. What an import brought in is not a rep's to take back. */
export function TakeBack({ it }: { it: Conversation }) {
  const phone = usePhone();
  const { busy, alarm, keep } = useKeeping("It was not taken back");
  const [asked, setAsked] = useState(false);
  if (it.isBroughtIn) return null;
  async function takeBack() {
    if (await keep(() => takeBackConversation(phone, it.id))) go("/conversations", true);
  }
  return (
    <div class="stack tight">
      <p class="note">
        Counted by mistake?{" "}
        <button
          type="button"
          class="link"
          disabled={busy}
          onClick={() => (asked ? takeBack() : setAsked(true))}
        >
          {asked ? "Really take it back, with its notes" : "Take it back"}
        </button>
      </p>
      {alarm}
    </div>
  );
}
