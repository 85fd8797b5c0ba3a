import type { ActivityFigure } from "../../coaching";
import { PeriodBars } from "../../parts/period_bars";

interface Props {
  title: string;
  /** The oldest first; the last is of the period that goes on. */
  figures: readonly ActivityFigure[];
  by: "week" | "month";
}

/** One activity, period by period, with the line of its target. A period below it is plain: it may have had its reasons. */
export function ActivityCourse({ title, figures: all, by }: Props) {
  const begins = all.findIndex(({ have, due }) => have > 0 || due !== null);
  const figures = all.slice(Math.max(0, begins)); // what lies before the first of anything is left out
  const points = figures.map(({ stretch, have, due }) => ({
    since: stretch.first,
    have,
    due,
    status: due !== null && have >= due && due > 0 ? ("on_goal" as const) : ("not_known" as const),
  }));
  if (begins === -1)
    return (
      <section class="card">
        <h2 class="item">{title}</h2>
        <p class="note">None in these 12 {by}s.</p>
      </section>
    );
  return (
    <PeriodBars
      title={title}
      counted={title}
      none="no target"
      points={points}
      by={by}
      note={noteOf(figures, by)}
    />
  );
}

/** "The line is the target. Reached in 5 of 11 weeks that are over." */
function noteOf(figures: readonly ActivityFigure[], by: string): string {
  const over = figures.slice(0, -1).filter(({ due }) => due !== null && due > 0);
  if (over.length === 0) return `No target was set for the ${by}s before this one.`;
  const reached = over.filter(({ have, due }) => have >= (due ?? 0)).length;
  return `The line is the target: reached in ${reached} of ${over.length} ${by}s that are over.`;
}
