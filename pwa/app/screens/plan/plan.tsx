import "../../style/month.css";
import { ChevronLeft, ChevronRight } from "lucide";
import { useState } from "preact/hooks";
import { type Day, dayAfter } from "../../coaching";
import { monthInWords, targetOfMonth } from "../../parts/coverage_words";
import { Icon } from "../../parts/icon";
import { Show, useLive } from "../../parts/live";
import { Page } from "../../parts/page";
import { usePhone, useToday } from "../../parts/phone";
import { dayMonthYear, monthYear } from "../../parts/words";
import { go, place } from "../../routes";
import { type Person, type Plan, repsOf } from "../../store/queries";
import { type Month, monthOf } from "../../store/queries/month";
import { HadRides, PlannedRides } from "./agenda";
import { InCalendar } from "./in_calendar";
import { MonthGrid } from "./month_grid";
import { PlanSheet } from "./plan_sheet";
import { Proposals, useProposals } from "./proposals";

/** What the sheet is open for: a plan there is, or a new one on a day. */
export type Opened = { readonly plan: Plan } | { readonly on: Day };

/** A month of ride-alongs: what was had, what is planned, and what would be good to plan. */
export function PlanMonth() {
  const phone = usePhone();
  const today = useToday();
  const asked = place.value.query.get("month") ?? "";
  const day = /^\d{4}-(0[1-9]|1[0-2])$/.test(asked) ? `${asked}-01` : today;
  const live = useLive(async () => {
    const [month, reps] = await Promise.all([monthOf(phone, day), repsOf(phone)]);
    return { month, reps };
  }, [day]);
  return (
    <Page title={monthYear(day)} over="Plan the month" back="/" wide>
      <Show live={live}>
        {({ month, reps }) => <Planning key={month.month.first} month={month} reps={reps} />}
      </Show>
      <InCalendar />
    </Page>
  );
}

function Planning({ month, reps }: { month: Month; reps: readonly Person[] }) {
  const today = useToday();
  const [opened, setOpened] = useState<Opened | null>(null);
  const proposals = useProposals(month);
  const first = month.days.find(({ on }) => on >= today);
  return (
    <>
      <OtherMonths month={month} />
      <HowFar month={month} noReps={reps.length === 0} />
      <MonthGrid month={month} proposed={proposals.left} onOpen={setOpened} canPlan={reps.length > 0} />
      <PlannedRides month={month} onOpen={setOpened} />
      <Proposals {...proposals} />
      <HadRides month={month} />
      {first && reps.length > 0 && (
        <button type="button" class="button big" onClick={() => setOpened({ on: first.on })}>
          Plan a ride-along
        </button>
      )}
      {opened && <PlanSheet opened={opened} reps={reps} onDone={() => setOpened(null)} />}
    </>
  );
}

function OtherMonths({ month: { month } }: { month: Month }) {
  const before = dayAfter(month.first, -1);
  const after = dayAfter(month.last, 1);
  return (
    <nav class="cluster" aria-label="Other months">
      <button type="button" class="button" onClick={() => go(`/plan?month=${before.slice(0, 7)}`, true)}>
        <Icon icon={ChevronLeft} />
        {short(before)}
      </button>
      <button type="button" class="button" onClick={() => go(`/plan?month=${after.slice(0, 7)}`, true)}>
        {short(after)}
        <Icon icon={ChevronRight} />
      </button>
    </nav>
  );
}

/** "Oct 2026". */
function short(day: Day): string {
  return dayMonthYear(day).split(" ").slice(1).join(" ");
}

function HowFar({ month: { month, had, planned, target }, noReps }: { month: Month; noReps: boolean }) {
  const over = month.last < useToday();
  if (noReps) return <p class="card note">Nobody is in your team yet: there is nobody to ride along with.</p>;
  return (
    <p class="card" role="status">
      <strong>{monthInWords(had, planned, over)}</strong> {targetOfMonth(had, planned, target, over)}
    </p>
  );
}
