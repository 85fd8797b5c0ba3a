import { useKeeping } from "../../parts/keeping";
import { Section } from "../../parts/page";
import { Avatar } from "../../parts/person";
import { usePhone, useToday } from "../../parts/phone";
import { dayMonth } from "../../parts/words";
import { planRides } from "../../record/plan";
import type { Person } from "../../store/queries";
import type { Month } from "../../store/queries/month";
import { atNine, weekday } from "./days";

interface Proposal {
  readonly on: string;
  readonly rep: Person;
  readonly why: string;
}

interface Props {
  month: Month;
  /** This one is not wanted. */
  onNot: (one: Proposal) => void;
}

/** What would be good to plan, each with why: taken with one tap, all at once, or left. */
export function Proposals({ month: { days }, onNot }: Props) {
  const phone = usePhone();
  const today = useToday();
  const { busy, alarm, keep } = useKeeping("It was not planned");
  const proposals = days.flatMap(({ on, proposed }): Proposal[] => (proposed ? [{ on, ...proposed }] : []));
  if (proposals.length === 0) return null;
  const plan = (these: readonly Proposal[]) =>
    keep(() =>
      planRides(
        phone,
        these.map(({ on, rep }) => ({ repId: rep.id, plannedFor: atNine(on), customer: "" })),
      ),
    );
  return (
    <Section title="Suggested">
      <ul class="card list proposals">
        {proposals.map((one) => (
          <li class="proposal" key={one.on}>
            <Avatar name={one.rep.name} />
            <span class="grow">
              <strong>
                {weekday(one.on)} {dayMonth(one.on, today)} · {one.rep.name}
              </strong>
              <span class="note">{one.why}</span>
            </span>
            <span class="cluster">
              <button
                type="button"
                class="button"
                disabled={busy}
                aria-label={`Plan ${one.rep.name}, ${dayMonth(one.on, today)}`}
                onClick={() => plan([one])}
              >
                Plan it
              </button>
              <button
                type="button"
                class="link"
                aria-label={`Not ${one.rep.name} on ${dayMonth(one.on, today)}`}
                onClick={() => onNot(one)}
              >
                Not this one
              </button>
            </span>
          </li>
        ))}
      </ul>
      {alarm}
      {proposals.length > 1 && (
        <button type="button" class="button big" disabled={busy} onClick={() => plan(proposals)}>
          Plan all {proposals.length}
        </button>
      )}
      <p class="note">All begin at 9:00, until you say when and with which customer.</p>
    </Section>
  );
}
