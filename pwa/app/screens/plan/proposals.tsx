import { Few } from "../../parts/few";
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
      <div class="card list">
        <Few of={proposals} rest="suggested">
          {(one) => (
            <One
              key={one.on}
              one={one}
              busy={busy}
              onPlan={() => void plan([one])}
              onNot={() => onNot(one)}
            />
          )}
        </Few>
      </div>
      {alarm}
      {proposals.length > 1 && (
        <button type="button" class="button filled big" disabled={busy} onClick={() => plan(proposals)}>
          Plan all {proposals.length}
        </button>
      )}
      <p class="note">All begin at 9:00, until you say when and with which customer.</p>
    </Section>
  );
}

interface OneProps {
  one: Proposal;
  busy: boolean;
  onPlan: () => void;
  onNot: () => void;
}

function One({ one: { on, rep, why }, busy, onPlan, onNot }: OneProps) {
  const today = useToday();
  const day = dayMonth(on, today);
  return (
    <div class="proposal">
      <Avatar name={rep.name} />
      <span class="grow">
        <strong>
          {weekday(on)} {day} · {rep.name}
        </strong>
        <span class="note">{why}</span>
      </span>
      <span class="cluster">
        <button
          type="button"
          class="button"
          disabled={busy}
          aria-label={`Plan it: ${rep.name}, ${day}`}
          onClick={onPlan}
        >
          Plan it
        </button>
        <button type="button" class="link" aria-label={`Not this one: ${rep.name}, ${day}`} onClick={onNot}>
          Not this one
        </button>
      </span>
    </div>
  );
}
