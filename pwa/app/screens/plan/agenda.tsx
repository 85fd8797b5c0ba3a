import { ChevronRight } from "lucide";
import { Icon } from "../../parts/icon";
import { Blank } from "../../parts/live";
import { Section } from "../../parts/page";
import { Avatar } from "../../parts/person";
import { usePhone, useToday } from "../../parts/phone";
import { dayMonth, when } from "../../parts/words";
import type { Month } from "../../store/queries/month";
import { weekday } from "./days";
import type { Opened } from "./plan";

interface Props {
  month: Month;
  onOpen: (opened: Opened) => void;
}

/** The month on a phone: what is planned, and what was had. */
export function Agenda({ month: { days }, onOpen }: Props) {
  const today = useToday();
  const now = usePhone().now();
  const planned = days.flatMap((day) => day.planned);
  const had = days.flatMap(({ on, had: rides }) => rides.map((ride) => ({ on, ...ride }))).reverse();
  return (
    <div class="phone-only stack">
      {planned.length + had.length === 0 && (
        <Blank title="Nothing in this month yet">
          <p class="note">Ride-alongs that are planned, and those you had, stand here.</p>
        </Blank>
      )}
      {planned.length > 0 && (
        <Section title="Planned">
          <div class="card list">
            {planned.map((plan) => (
              <button key={plan.id} type="button" class="entry" onClick={() => onOpen({ plan })}>
                <Avatar name={plan.rep.name} />
                <span class="grow">
                  <strong>{plan.rep.name}</strong>
                  <span class="note">
                    {new Date(plan.plannedFor) < now && "Was planned for "}
                    {when(plan.plannedFor, today)} · {plan.customer || "Customer not named yet"}
                  </span>
                </span>
                <Icon icon={ChevronRight} />
              </button>
            ))}
          </div>
        </Section>
      )}
      {had.length > 0 && (
        <Section title="Had">
          <div class="card list">
            {had.map(({ id, on, rep, customer }) => (
              <a key={id} class="entry" href={`/team/${rep.id}`}>
                <span class="grow">
                  <strong>✓ {rep.name}</strong>
                  <span class="note">
                    {[`${weekday(on)} ${dayMonth(on, today)}`, customer].filter(Boolean).join(" · ")}
                  </span>
                </span>
                <Icon icon={ChevronRight} />
              </a>
            ))}
          </div>
        </Section>
      )}
    </div>
  );
}
