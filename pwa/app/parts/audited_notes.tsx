import "../style/counting.css";
import { conversationOf, type Ride } from "../store/queries";
import { ConversationNotes } from "./conversation_notes";
import { useLive } from "./live";
import { usePhone, useToday } from "./phone";

/** What the rep noted of the conversation that is audited: it is read while one taps. */
export function AuditedNotes({ ride }: { ride: Ride }) {
  const phone = usePhone();
  const today = useToday();
  const live = useLive(() => conversationOf(phone.store, ride), [ride.id, ride.customer]);
  if (live.state !== "here" || !live.value) return null;
  return (
    <section class="card" aria-label="What was noted">
      <h2 class="item">What was noted</h2>
      <ConversationNotes it={live.value} today={today} />
    </section>
  );
}
