import { CirclePlus } from "lucide";
import { WEEKDAYS } from "../../coaching";
import { Icon } from "../../parts/icon";
import { useToday } from "../../parts/phone";
import { capital, clockTime, dayMonth, listed } from "../../parts/words";
import type { Month, MonthDay, Proposed } from "../../store/queries/month";
import { weekday } from "./days";
import type { Opened } from "./plan";

interface Props {
  month: Month;
  proposed: readonly Proposed[];
  onOpen: (opened: Opened) => void;
  canPlan: boolean;
}

/** The month at a desk, Monday first. */
export function MonthGrid({ month: { days }, proposed, onOpen, canPlan }: Props) {
  const before = WEEKDAYS.findIndex((day) => capital(day) === weekday(days[0]?.on ?? ""));
  const cells: (MonthDay | null)[] = [...Array(before).fill(null), ...days];
  while (cells.length % 7) cells.push(null);
  const weeks = Array.from({ length: cells.length / 7 }, (_, nth) => cells.slice(nth * 7, nth * 7 + 7));
  return (
    <div class="card month-frame desk-only">
      <table class="month">
        <caption class="unseen-text">Ride-alongs of the month</caption>
        <thead>
          <tr>
            {WEEKDAYS.map((day) => (
              <th scope="col" key={day}>
                {capital(day)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week.find(Boolean)?.on}>
              {week.map((day, nth) =>
                day ? (
                  <Cell
                    key={day.on}
                    day={day}
                    proposed={proposed.find(({ on }) => on === day.on)}
                    onOpen={onOpen}
                    canPlan={canPlan}
                  />
                ) : (
                  <td key={nth} class="month-off" />
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps extends Pick<Props, "onOpen" | "canPlan"> {
  day: MonthDay;
  proposed: Proposed | undefined;
}

function Cell({ day, proposed, onOpen, canPlan }: CellProps) {
  const today = useToday();
  const { on, works, holiday, had, planned, away } = day;
  const number = Number(on.slice(8));
  return (
    <td class={works ? undefined : "month-off"} aria-current={on === today ? "date" : undefined}>
      <div class="month-day">
        <span class="month-number">{number}</span>
        {canPlan && on >= today && (
          <button
            type="button"
            class="month-add"
            aria-label={`Plan a ride-along on ${dayMonth(on, today)}`}
            onClick={() => onOpen({ on })}
          >
            <Icon icon={CirclePlus} />
          </button>
        )}
      </div>
      {holiday && <span class="note">{holiday}</span>}
      {had.map(({ id, rep }) => (
        <a key={id} class="month-had" href={`/team/${rep.id}`}>
          ✓ {rep.name}
        </a>
      ))}
      {planned.map((plan) => (
        <button key={plan.id} type="button" class="month-planned" onClick={() => onOpen({ plan })}>
          {clockTime(plan.plannedFor)} {plan.rep.name}
        </button>
      ))}
      {proposed && <span class="month-proposed">{proposed.rep.name}?</span>}
      {away.length > 0 && on >= today && works && (
        <span class="note">Away: {listed(away.map(({ name }) => name))}</span>
      )}
    </td>
  );
}
