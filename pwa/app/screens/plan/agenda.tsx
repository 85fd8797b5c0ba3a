import { ChevronRight } from "lucide";
import { Few } from "../../parts/few";
import { Icon } from "../../parts/icon";
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

/** What is planned, on a phone: at a desk it stands in the month. */
export function PlannedRides({ month: { days }, onOpen }: Props) {
  const today = useToday();
  const now = usePhone().now();
  const planned = days.flatMap((day) => day.planned);
  return (
    <div class="phone-only">
      <Section title="Planned">
        {planned.length === 0 ? (
          <p class="card note">Nothing is planned in this month.</p>
        ) : (
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
        )}
      </Section>
    </div>
  );
}

/** What was had, on a phone, the latest first. */
export function HadRides({ month: { days } }: Pick<Props, "month">) {
  const today = useToday();
  const had = days.flatMap(({ on, had: rides }) => rides.map((ride) => ({ on, ...ride }))).reverse();
  if (had.length === 0) return null;
  return (
    <div class="phone-only">
      <Section title="Had">
        <div class="card list">
          <Few of={had} rest="had">
            {({ id, on, rep, customer }) => (
              <a key={id} class="entry" href={`/team/${rep.id}`}>
                <span class="grow">
                  <strong>✓ {rep.name}</strong>
                  <span class="note">
                    {[`${weekday(on)} ${dayMonth(on, today)}`, customer].filter(Boolean).join(" · ")}
                  </span>
                </span>
                <Icon icon={ChevronRight} />
              </a>
            )}
          </Few>
        </div>
      </Section>
    </div>
  );
}
