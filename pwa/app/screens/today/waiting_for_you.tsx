import { ChevronRight } from "lucide";
import { isLate } from "../../coaching";
import { critiquesInWords } from "../../parts/critique_words";
import { Icon } from "../../parts/icon";
import { useLive } from "../../parts/live";
import { Section } from "../../parts/page";
import { firstName } from "../../parts/person";
import { usePhone, useToday } from "../../parts/phone";
import { rideAddress } from "../../parts/ride_address";
import { ago, capital } from "../../parts/words";
import { type Today, toCritique, type Waiting } from "../../store/queries";

/** What was begun and not ended: ride-alongs to carry on with, debriefs to talk through. */
export function WaitingForYou({ now: { open, toDebrief } }: { now: Today }) {
  const phone = usePhone();
  return (
    <Section title="Waiting for you">
      {open.map((waiting) => (
        <Entry
          key={waiting.id}
          waiting={waiting}
          title={`Carry on with ${waiting.rep.name}`}
          hint="Not finished yet."
          to={rideAddress(waiting)}
        />
      ))}
      {toDebrief.map((waiting) => (
        <Entry
          key={waiting.id}
          waiting={waiting}
          title={`Debrief ${waiting.rep.name}`}
          hint="Not talked through yet."
          late={isLate(waiting, phone.now())}
          to={`/ride/${waiting.id}/debrief`}
        />
      ))}
      {open.length + toDebrief.length === 0 && (
        <p class="card note">Nothing waits. Every ride-along was talked through.</p>
      )}
      <ToCritique />
    </Section>
  );
}

/** How much waits to be critiqued; nothing when nothing does. */
function ToCritique() {
  const phone = usePhone();
  const live = useLive(() => toCritique(phone), []);
  if (live.state !== "here" || live.value.size === 0) return null;
  return (
    <div class="card list">
      <a class="entry" href="/critique">
        <span class="grow">
          <strong>{capital(critiquesInWords(live.value))} to critique</strong>
          <span class="note">Picked around each rep’s one thing</span>
        </span>
        <Icon icon={ChevronRight} />
      </a>
    </div>
  );
}

interface Props {
  waiting: Waiting;
  title: string;
  hint: string;
  /** It has waited for more than a day. */
  late?: boolean;
  to: string;
}

function Entry({ waiting, title, hint, late = false, to }: Props) {
  const today = useToday();
  const { customer, occurredOn } = waiting;
  const where = [capital(ago(occurredOn, today)), customer].filter(Boolean).join(", ");
  return (
    <div class="card list">
      <a class="entry" href={to}>
        <span class="grow">
          <strong>{title}</strong>
          <span class={late ? "late" : "note"}>
            {where}. {hint} {late && `${firstName(waiting.rep.name)} sees nothing of it until then.`}
          </span>
        </span>
        <Icon icon={ChevronRight} />
      </a>
    </div>
  );
}
