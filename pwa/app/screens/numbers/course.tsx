import { PeriodBars } from "../../parts/period_bars";
import type { By, Point } from "../../store/queries/dashboards";
import { isSoFar } from "./view";

/** Opportunities, period by period, with the line of what was due. What lies before the first that is known is left out. */
export function Course({ points: all, by }: { points: readonly Point[]; by: By }) {
  const points = all.slice(
    Math.max(
      0,
      all.findIndex(({ have }) => have !== null),
    ),
  );
  if (points.filter(({ have }) => have !== null).length < 2) return null; // one alone is no course
  const soFar = isSoFar(points, by) ? " The last one is of the days so far." : "";
  return (
    <PeriodBars
      title={`Opportunities by ${by}`}
      counted="Opportunities"
      none="no goal"
      points={points}
      by={by}
      note={`The line is what was due.${soFar}`}
    />
  );
}
