import { periodOf } from "../../coaching";
import { dayMonth, dayMonthYear, grouped } from "../../parts/words";
import type { By, Point } from "../../store/queries/dashboards";
import { isSoFar } from "./view";

const HEIGHT = 100;
const COLUMN = 20;
const BAR = 12;
const FEWEST = 6; // columns: two bars alone would be walls

/**
 * Opportunities, period by period, with the line of what was due. The figures stand below, and in a table unseen. What lies before
 * the first that is known is left out.
 */
export function Course({ points: all, by }: { points: readonly Point[]; by: By }) {
  const points = all.slice(
    Math.max(
      0,
      all.findIndex(({ have }) => have !== null),
    ),
  );
  const columns = Math.max(points.length, FEWEST);
  const most = Math.max(1, ...points.flatMap(({ have, due }) => [have ?? 0, due ?? 0]));
  const up = (count: number) => HEIGHT - (count / most) * (HEIGHT - 6);
  if (points.filter(({ have }) => have !== null).length < 2) return null; // one alone is no course
  return (
    <section class="card">
      <h2 class="item">Opportunities by {by}</h2>
      <div class="bars">
        <svg
          class="bars-drawn"
          viewBox={`0 0 ${columns * COLUMN} ${HEIGHT}`}
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          {points.map(({ since, have, status }, nth) => (
            <rect
              key={since}
              class={`bar-of ${status}`}
              x={nth * COLUMN + (COLUMN - BAR) / 2}
              width={BAR}
              y={up(have ?? 0)}
              height={HEIGHT - up(have ?? 0)}
            />
          ))}
          {points.map(
            ({ since, due }, nth) =>
              due !== null && (
                <path
                  key={since}
                  class="due-line"
                  d={`M${nth * COLUMN} ${up(due)}h${COLUMN}`}
                  vector-effect="non-scaling-stroke"
                />
              ),
          )}
        </svg>
        <ol class="bars-named" aria-hidden="true">
          {points.map(({ since, have, status }) => (
            <li key={since}>
              <strong class={`figure small ${status}`}>{have === null ? "–" : grouped(have)}</strong>
              <span>{short(by, since)}</span>
            </li>
          ))}
          {Array.from({ length: columns - points.length }, (_, nth) => (
            <li key={nth} />
          ))}
        </ol>
      </div>
      <div class="unseen-text">
        <InTable points={points} by={by} />
      </div>
      <p class="note">
        The line is what was due.{isSoFar(points, by) && " The last one is of the days so far."}
      </p>
    </section>
  );
}

function InTable({ points, by }: { points: readonly Point[]; by: By }) {
  return (
    <table>
      <caption>Opportunities by {by}</caption>
      <thead>
        <tr>
          <th scope="col">{by}</th>
          <th scope="col">Opportunities</th>
          <th scope="col">Due</th>
        </tr>
      </thead>
      <tbody>
        {points.map(({ since, have, due }) => (
          <tr key={since}>
            <th scope="row">from {dayMonthYear(since)}</th>
            <td>{have === null ? "not known" : grouped(have)}</td>
            <td>{due === null ? "no goal" : grouped(due)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** "3 Jul", "Jul", "Q3 17": as little as tells a column from the next one. */
function short(by: By, since: string): string {
  if (by === "week") return dayMonth(since, since);
  if (by === "month") return dayMonth(since, since).slice(2);
  const quarter = (Number(periodOf("quarter", since).first.slice(5, 7)) + 2) / 3;
  return `Q${quarter} ${since.slice(2, 4)}`;
}
