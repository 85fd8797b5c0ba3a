import type { ChainMetric, Goal } from "../../coaching";
import { rateInWords } from "../../parts/chain_words";
import { amountOf, PERIOD } from "../../parts/goal_words";

const DOWN: readonly ChainMetric[] = ["opportunities", "conversations", "calls", "emails"];
/** What each leads to. */
const ABOVE: Partial<Record<Goal["metric"], ChainMetric>> = {
  conversations: "opportunities",
  calls: "conversations",
  emails: "conversations",
};

/** How one goal leads to the next, from the bottom up; of one time, with how much of it. */
export function HowTheyHang({ goals }: { goals: readonly Goal[] }) {
  const top = goals.find(({ metric }) => metric === "opportunities");
  const chained = DOWN.flatMap((metric) => goals.find((goal) => goal.metric === metric) ?? []);
  if (!top || chained.length < 2) return null;
  return (
    <section class="card" aria-label="How they hang together">
      <h2 class="item">How they hang together</h2>
      <ol class="chain small">
        {chained.map((goal) => (
          <li key={goal.id}>
            <strong>{amountOf(goal.metric as ChainMetric, goal.target)}</strong>{" "}
            <span class="note">
              {PERIOD[goal.period]}
              {shareInWords(goal, chained)}
            </span>
          </li>
        ))}
      </ol>
      <p class="note">Each is there for the one above it. On goal at the top, nobody asks for the rest.</p>
    </section>
  );
}

/** ": about 36 of 100 conversations become an opportunity"; "" when they are of different times. */
function shareInWords({ metric, period, target }: Goal, chained: readonly Goal[]): string {
  const result = ABOVE[metric];
  const above = chained.find((goal) => goal.metric === result);
  if (!result || !above || above.period !== period || target === 0 || above.target === 0) return "";
  const names = { metric: metric as ChainMetric, result };
  return `: ${rateInWords(names, { results: above.target, tries: target })}`;
}
