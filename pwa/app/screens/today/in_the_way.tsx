import { sharedTopics } from "../../coaching";
import { useLive } from "../../parts/live";
import { usePhone, useToday } from "../../parts/phone";
import { SharedTopics } from "../../parts/shared_topics";
import { allImpediments } from "../../store/queries";

/** What is in the way of several reps at once: no rep, and often no manager, can clear that. */
export function InTheWayOfSeveral() {
  const phone = usePhone();
  const today = useToday();
  const live = useLive(() => allImpediments(phone), []);
  if (live.state !== "here") return null;
  const open = live.value.filter(({ resolvedOn }) => resolvedOn === null);
  return <SharedTopics shared={sharedTopics(open)} today={today} />;
}
