import "../../style/month.css";
import { ChevronLeft, ChevronRight } from "lucide";
import { useState } from "preact/hooks";
import { type Day, dayAfter } from "../../coaching";
import { Icon } from "../../parts/icon";
import { Show, useLive } from "../../parts/live";
import { Page } from "../../parts/page";
import { usePhone, useToday } from "../../parts/phone";
import { counted, monthYear } from "../../parts/words";
import { go, place } from "../../routes";
import { type Plan, repsOf } from "../../store/queries";
import { type Month, monthOf } from "../../store/queries/month";
import { Agenda } from "./agenda";
import { InCalendar } from "./in_calendar";
import { MonthGrid } from "./month_grid";
import { PlanSheet } from "./plan_sheet";
import { Proposals } from "./proposals";

/** What the sheet is open for: a plan there is, or a new one on a day. */
export type Opened = { readonly plan: Plan } | { readonly on: Day };

/** A month of ride-alongs: what was had, what is planned, and what would be good to plan. */
export function PlanMonth() {
  const phone = usePhone();
  const today = useToday();
  const asked = place.value.query.get("month") ?? "";
  const day = /^\d{4}-(0[1-9]|1[0-2])$/.test(asked) ? `${asked}-01` : today;
  const [unwanted, setUnwanted] = useState<ReadonlySet<string>>(new Set());
  const [opened, setOpened] = useState<Opened | null>(null);
  const live = useLive(async () => {
    const [month, reps] = await Promise.all([monthOf(phone, day, unwanted), repsOf(phone)]);
    return { month, reps };
  }, [day, unwanted]);
  return (
    <Page title={monthYear(day)} over="Plan the month" back="/" wide>
      <Show live={live}>
        {({ month, reps }) => (
          <>
            <OtherMonths month={month} />
            <HowFar month={month} noReps={reps.length === 0} />
            {reps.length > 0 && (
              <Proposals
                month={month}
                onNot={(one) => setUnwanted(new Set([...unwanted, `${one.on} ${one.rep.id}`]))}
              />
            )}
            <MonthGrid month={month} onOpen={setOpened} canPlan={reps.length > 0} />
            <Agenda month={month} onOpen={setOpened} />
            {reps.length > 0 && month.month.last >= today && (
              <button
                type="button"
                class="button big"
                onClick={() => setOpened({ on: today > month.month.first ? today : month.month.first })}
              >
                Plan a ride-along
              </button>
            )}
            <InCalendar />
            {opened && <PlanSheet opened={opened} reps={reps} onDone={() => setOpened(null)} />}
          </>
        )}
      </Show>
    </Page>
  );
}

function OtherMonths({ month: { month } }: { month: Month }) {
  const before = dayAfter(month.first, -1);
  const after = dayAfter(month.last, 1);
  return (
    <nav class="cluster" aria-label="Other months">
      <button type="button" class="button" onClick={() => go(`/plan?month=${before.slice(0, 7)}`, true)}>
        <Icon icon={ChevronLeft} />
        {monthYear(before)}
      </button>
      <button type="button" class="button" onClick={() => go(`/plan?month=${after.slice(0, 7)}`, true)}>
        {monthYear(after)}
        <Icon icon={ChevronRight} />
      </button>
    </nav>
  );
}

function HowFar({ month: { had, planned, target }, noReps }: { month: Month; noReps: boolean }) {
  if (noReps) return <p class="card note">Nobody is in your team yet: there is nobody to ride along with.</p>;
  const days = `${counted(had, "day")} in the field had, ${planned} more planned`;
  const rest = target === null ? null : target - had - planned;
  const says =
    rest === null
      ? "No target is set; what is suggested is one ride-along with each rep who has none this month."
      : rest > 0
        ? `The target is ${target}: ${rest} more to plan.`
        : `The target is ${target}: it is planned for.`;
  return (
    <p class="card" role="status">
      <strong>{days}.</strong> {says}
    </p>
  );
}
