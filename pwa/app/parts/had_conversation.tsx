import "../style/counting.css";
import { useState } from "preact/hooks";
import { hadConversation, takeBackConversation } from "../record/conversation";
import { InPlace } from "./in_place";
import { useKeeping } from "./keeping";
import { usePhone } from "./phone";
import { clockTime } from "./words";

/** One tap counts a conversation, at once and without a signal. It can be taken back, or its notes opened. */
export function HadConversation() {
  const phone = usePhone();
  const { busy, alarm, keep } = useKeeping();
  const [counted, setCounted] = useState<{ id: string; at: string } | null>(null);
  const tap = () =>
    keep(async () => {
      const id = await hadConversation(phone);
      setCounted({ id, at: clockTime(phone.now().getTime()) });
    });
  async function takeBack(id: string) {
    if (await keep(() => takeBackConversation(phone, id))) setCounted(null);
  }
  return (
    <InPlace of={counted?.id}>
      {alarm}
      {counted && (
        <div class="cluster counted-now" role="status">
          <span class="good">✓ Counted {counted.at}</span>
          <a class="link" href={`/conversations/${counted.id}`}>
            Add notes
          </a>
          <button type="button" class="link" disabled={busy} onClick={() => takeBack(counted.id)}>
            Take back
          </button>
        </div>
      )}
      <button type="button" class="button filled big" disabled={busy} onClick={tap}>
        I had a conversation
      </button>
    </InPlace>
  );
}
