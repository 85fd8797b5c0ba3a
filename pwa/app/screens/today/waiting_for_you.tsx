import { ChevronRight } from "lucide";
import { Icon } from "../../parts/icon";
import { Section } from "../../parts/page";
import { useToday } from "../../parts/phone";
import { ago, capital } from "../../parts/words";
import type { Today, Waiting } from "../../store/queries";

/** What was begun and not ended: ride-alongs to carry on with, debriefs to talk through. */
export function WaitingForYou({ now: { open, toDebrief } }: { now: Today }) {
  return (
    <Section title="Waiting for you">
      {open.map((waiting) => (
        <Entry
          key={waiting.id}
          waiting={waiting}
          title={`Carry on with ${waiting.rep.name}`}
          hint="Not finished yet."
          to={`/ride/${waiting.id}`}
        />
      ))}
      {toDebrief.map((waiting) => (
        <Entry
          key={waiting.id}
          waiting={waiting}
          title={`Debrief ${waiting.rep.name}`}
          hint="Not talked through yet."
          to={`/ride/${waiting.id}/debrief`}
        />
      ))}
      {open.length + toDebrief.length === 0 && (
        <p class="card note">Nothing waits. Every ride-along was talked through.</p>
      )}
    </Section>
  );
}

interface Props {
  waiting: Waiting;
  title: string;
  hint: string;
  to: string;
}

function Entry({ waiting, title, hint, to }: Props) {
  const today = useToday();
  const { customer, occurredOn } = waiting;
  const where = [capital(ago(occurredOn, today)), customer].filter(Boolean).join(", ");
  return (
    <div class="card list">
      <a class="entry" href={to}>
        <span class="grow">
          <strong>{title}</strong>
          <span class="note">
            {where}. {hint}
          </span>
        </span>
        <Icon icon={ChevronRight} />
      </a>
    </div>
  );
}
