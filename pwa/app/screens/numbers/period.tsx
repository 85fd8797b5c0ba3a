import { ChevronLeft, ChevronRight } from "lucide";
import type { ComponentChildren } from "preact";
import { periodOf } from "../../coaching";
import { Choose } from "../../parts/choose";
import { Icon } from "../../parts/icon";
import { usePhone, useToday } from "../../parts/phone";
import { dayMonth, dayMonthYear } from "../../parts/words";
import type { By } from "../../store/queries/dashboards";
import { after, BY, before, type View } from "./view";

interface Props {
  view: View;
  onView: (view: View) => void;
  /** What else is chosen here. */
  children?: ComponentChildren;
}

/** By which period and as of which day; steps lead to the period before and the one after. */
export function PeriodChoice({ view, onView, children }: Props) {
  const today = useToday();
  const next = after(view, today);
  return (
    <section class="numbers-choice off-paper" aria-label="What is looked at">
      {children}
      <Choose label="By" value={view.by} options={BY} onChoose={(by) => onView({ ...view, by: by as By })} />
      <label class="field choose">
        <span class="label">As of</span>
        <input
          class="input"
          type="date"
          max={today}
          value={view.asOf}
          onChange={({ currentTarget: { value } }) => value && onView({ ...view, asOf: value })}
        />
      </label>
      <div class="cluster">
        <button type="button" class="button small" onClick={() => onView(before(view))}>
          <Icon icon={ChevronLeft} />
          Earlier
        </button>
        <button type="button" class="button small" disabled={!next} onClick={() => next && onView(next)}>
          Later
          <Icon icon={ChevronRight} />
        </button>
      </div>
    </section>
  );
}

/** "Quarter from 1 Jul to 30 Sep 2017, as of 13 Sep." */
export function periodInWords({ by, asOf }: View, today: string): string {
  const { first, last } = periodOf(by, asOf);
  const name = BY.find(([one]) => one === by)?.[1] ?? "";
  const stretch = `${name} from ${dayMonth(first, last)} to ${dayMonth(last, today)}`;
  return asOf < last
    ? `${stretch}, as of ${asOf === today ? "today" : dayMonth(asOf, last)}.`
    : `${stretch}.`;
}

/** A sheet of paper must say whose it is, and of which days. */
export function PrintedOf({ view, whose }: { view: View; whose: string }) {
  const { me } = usePhone();
  const today = useToday();
  return (
    <p class="note paper-only">
      {me.organization.name}, {whose}. {periodInWords(view, "")} Printed on {dayMonthYear(today)}.
    </p>
  );
}
