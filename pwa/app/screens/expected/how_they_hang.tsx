import type { Goal } from "../../coaching";
import { amountOf, PERIOD } from "../../parts/goal_words";

const DOWN = ["opportunities", "conversations", "calls", "emails"] as const;

/** How one goal leads to the next, from the bottom up, when they are of one time; else their reasons say it. */
export function HowTheyHang({ goals }: { goals: readonly Goal[] }) {
  const top = goals.find(({ metric }) => metric === "opportunities");
  const chained = DOWN.flatMap((metric) => goals.find((goal) => goal.metric === metric) ?? []);
  if (!top || chained.length < 2) return null;
  return (
    <section class="card" aria-label="How they hang together">
      <h2 class="item">How they hang together</h2>
      <ol class="chain small">
        {chained.map(({ id, metric, period, target }) => (
          <li key={id}>
            <strong>{amountOf(metric as (typeof DOWN)[number], target)}</strong>{" "}
            <span class="note">{PERIOD[period]}</span>
          </li>
        ))}
      </ol>
      <p class="note">Each is there for the one above it. On goal at the top, nobody asks for the rest.</p>
    </section>
  );
}
