import type { MetricReading } from "../../coaching";
import { figureInWords } from "../../parts/reading_words";

const SIGN = { on_goal: "✓", missed: "✕", not_known: "–" };
const SAID = { on_goal: "on goal", missed: "missed", not_known: "" };

/** A figure of a row: "✕ 11 of 18 by now". The sign carries the meaning. */
export function RowFigure({ metric }: { metric: MetricReading }) {
  return (
    <span class={`figure row-figure ${metric.status}`}>
      <span aria-hidden="true">{SIGN[metric.status]}</span> {figureInWords(metric)}
      <span class="unseen-text"> {SAID[metric.status]}</span>
    </span>
  );
}

/** The figures of calls and e-mails, each with its name. */
export function RowFigures({ metrics }: { metrics: readonly MetricReading[] }) {
  return (
    <span class="stack tight">
      {metrics
        .filter(({ why }) => why !== "no_goal")
        .map((metric) => (
          <span key={metric.metric}>
            <span class="note">{NAME[metric.metric]}</span> <RowFigure metric={metric} />
          </span>
        ))}
    </span>
  );
}

const NAME: Partial<Record<MetricReading["metric"], string>> = { calls: "Calls", emails: "E-mails" };
