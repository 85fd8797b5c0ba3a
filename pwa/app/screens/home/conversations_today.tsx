import { ChevronRight } from "lucide";
import { HadConversation } from "../../parts/had_conversation";
import { Icon } from "../../parts/icon";
import { useLive } from "../../parts/live";
import { Section } from "../../parts/page";
import { usePhone } from "../../parts/phone";
import { counted } from "../../parts/words";
import { conversationsToday, countsBroughtIn } from "../../store/queries";

/** A conversation is one tap, and what was learned can be noted. */
export function ConversationsToday() {
  const phone = usePhone();
  const live = useLive(() => conversationsToday(phone), []);
  const counts = useLive(() => countsBroughtIn(phone), []);
  if (live.state !== "here") return null; // the one thing does not wait for it
  const { today, thisWeek, broughtIn: single } = live.value;
  const byDay = counts.state === "here" ? counts.value : null;
  const broughtIn = single === null && byDay === null ? null : (single ?? 0) + (byDay ?? 0);
  return (
    <Section title="My conversations">
      <div class="card">
        <a class="entry" href="/conversations">
          <span class="grow">
            <strong>{today.length > 0 ? `${today.length} today` : "None recorded today"}</strong>
            {thisWeek > 0 && <span class="note">{thisWeek} recorded this week</span>}
          </span>
          <Icon icon={ChevronRight} />
        </a>
        {broughtIn !== null && (
          <p class="note">
            {counted(broughtIn, "more was", "more were")} brought in this week from your other systems. Tap
            only for one that they do not know.
          </p>
        )}
        <HadConversation />
      </div>
    </Section>
  );
}
