import { Fragment } from "preact";
import type { MetricReading } from "../../coaching";
import { METRIC } from "../../parts/reading_words";
import { grouped } from "../../parts/words";

const SIGN = { on_goal: "✓", missed: "✕", not_known: "–" };
const SAID = { on_goal: "on goal", missed: "missed", not_known: "" };

/** A figure of a row: "✕ 11 of 18". The sign carries the meaning. */
export function RowFigure({ metric }: { metric: MetricReading }) {
  return (
    <span class={`figure row-figure ${metric.status}`}>
      <span aria-hidden="true">{SIGN[metric.status]}</span> {inWords(metric)}
      <span class="unseen-text"> {SAID[metric.status]}</span>
    </span>
  );
}

/** The figures of calls and e-mails, each with its name. */
export function RowFigures({ metrics }: { metrics: readonly MetricReading[] }) {
  return (
    <span class="figures">
      {metrics
        .filter(({ why }) => why !== "no_goal")
        .map((metric) => (
          <Fragment key={metric.metric}>
            <span class="note">{METRIC[metric.metric]}</span>
            <RowFigure metric={metric} />
          </Fragment>
        ))}
    </span>
  );
}

/** "11 of 18": the page says as of when. */
function inWords({ have, due }: MetricReading): string {
  if (have === null) return "not known";
  return due === null ? `${grouped(have)}, no goal` : `${grouped(have)} of ${grouped(due)}`;
}
