import "../style/bars.css";
import { type Day, periodOf } from "../coaching";
import { dayMonth, dayMonthYear, grouped } from "./words";

const HEIGHT = 100;
const COLUMN = 20;
const BAR = 12;
const FEWEST = 6; // columns: two bars alone would be walls

/** What there was in a period; `have` null: not known, `due` null: nothing was. */
export interface PeriodPoint {
  readonly since: Day;
  readonly have: number | null;
  readonly due: number | null;
  /** Its color; what is not over yet, or is nobody's fault, is plain. */
  readonly status: "on_goal" | "missed" | "not_known";
}

interface Props {
  title: string;
  /** What is counted, as the head of a column. */
  counted: string;
  /** What one has where nothing was due: "no goal". */
  none: string;
  points: readonly PeriodPoint[];
  by: "week" | "month" | "quarter";
  /** What it says, below it. */
  note: string;
}

/** Period by period, with the line of what was due. The figures stand below, and in a table unseen. */
export function PeriodBars({ title, counted, none, points, by, note }: Props) {
  const columns = Math.max(points.length, FEWEST);
  const most = Math.max(1, ...points.flatMap(({ have, due }) => [have ?? 0, due ?? 0]));
  const up = (count: number) => HEIGHT - (count / most) * (HEIGHT - 6);
  return (
    <section class="card">
      <h2 class="item">{title}</h2>
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
        <table>
          <caption>{title}</caption>
          <thead>
            <tr>
              <th scope="col">{by}</th>
              <th scope="col">{counted}</th>
              <th scope="col">Due</th>
            </tr>
          </thead>
          <tbody>
            {points.map(({ since, have, due }) => (
              <tr key={since}>
                <th scope="row">from {dayMonthYear(since)}</th>
                <td>{have === null ? "not known" : grouped(have)}</td>
                <td>{due === null ? none : grouped(due)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="note">{note}</p>
    </section>
  );
}

/** "3 Jul", "Jul", "Q3 17": as little as tells a column from the next one. */
function short(by: Props["by"], since: Day): string {
  if (by === "week") return dayMonth(since, since);
  if (by === "month") return dayMonth(since, since).slice(2);
  const quarter = (Number(periodOf("quarter", since).first.slice(5, 7)) + 2) / 3;
  return `Q${quarter} ${since.slice(2, 4)}`;
}
