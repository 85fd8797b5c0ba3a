import { useState } from "preact/hooks";
import { Few } from "../../parts/few";
import { useKeeping } from "../../parts/keeping";
import { Section } from "../../parts/page";
import { Avatar } from "../../parts/person";
import { usePhone, useToday } from "../../parts/phone";
import { dayMonth } from "../../parts/words";
import { planRides } from "../../record/plan";
import type { Month, Proposed } from "../../store/queries/month";
import { atNine, weekday } from "./days";

interface Props {
  /** What is still proposed. */
  left: readonly Proposed[];
  /** There are others, now that these are planned or not wanted. */
  others: boolean;
  /** These stay as they are from now on. */
  keep(): void;
  /** This one is not wanted. */
  not(one: Proposed): void;
  /** Propose others in their place. */
  renew(): void;
}

/** From the first tap on what was proposed stays, while it is planned bit by bit: nothing moves under a thumb. */
export function useProposals({ proposed, days }: Month): Props {
  const [kept, setKept] = useState<readonly Proposed[] | null>(null);
  const [unwanted, setUnwanted] = useState<readonly Proposed[]>([]);
  const busy = new Set(
    days.filter(({ had, planned }) => had.length + planned.length > 0).map(({ on }) => on),
  );
  const all = kept ?? proposed;
  return {
    left: all.filter((one) => !busy.has(one.on) && !unwanted.includes(one)),
    others: proposed.length > 0,
    keep: () => setKept(all),
    not: (one) => setUnwanted([...unwanted, one]),
    renew: () => setKept(null),
  };
}

/** What would be good to plan, each with why: taken with one tap, all at once, or left. */
export function Proposals({ left: proposals, others, keep: stay, not, renew }: Props) {
  const phone = usePhone();
  const { busy, alarm, keep } = useKeeping("It was not planned");
  if (proposals.length === 0) {
    if (!others) return null;
    return (
      <button type="button" class="button big" onClick={renew}>
        Suggest others
      </button>
    );
  }
  function plan(these: readonly Proposed[]) {
    stay();
    const made = these.map(({ on, rep }) => ({ repId: rep.id, plannedFor: atNine(on), customer: "" }));
    return keep(() => planRides(phone, made));
  }
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
              onNot={() => {
                stay();
                not(one);
              }}
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
  one: Proposed;
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
