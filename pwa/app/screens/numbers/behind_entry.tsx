import { useToday } from "../../parts/phone";
import { METRIC } from "../../parts/reading_words";
import { capital, dayMonth, listed } from "../../parts/words";
import type { BehindRecord } from "../../store/queries/dashboards";

/** One record behind a figure: of whom, when, and whether it counts. */
export function BehindEntry({ record }: { record: BehindRecord }) {
  const today = useToday();
  const { on, customer, product, stage, value, outcome, source, count, metric, kind } = record;
  const about = [
    product,
    stage && capital(stage),
    value === null ? null : value.toLocaleString("en"),
    kind === "conversation" && metric === "opportunities" ? "From a conversation" : null,
    outcome,
    kind === "metric" ? source : null,
  ].filter(Boolean);
  return (
    <li class="behind-entry">
      <div class="grow">
        <strong>{customer ?? (kind === "metric" ? METRIC[metric] : "No customer named")}</strong>
        <p class="note">{[dayMonth(on, today), ...about].join(" · ")}</p>
      </div>
      {count === 1 ? (
        <Verdict record={record} />
      ) : (
        <strong class="number">{count.toLocaleString("en")}</strong>
      )}
    </li>
  );
}

function Verdict({ record: { verdict, because } }: { record: BehindRecord }) {
  const why = listed(because);
  if (verdict === "not_counted") return <span class="badge missed">✕ {why}</span>;
  if (verdict === "unchecked") return <span class="badge">– {why}</span>;
  return verdict === "counted" ? <span class="badge met">✓ Counts</span> : null;
}
