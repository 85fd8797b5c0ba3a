import type { Count } from "../store/queries";

const METRIC = {
  opportunities: "Opportunities",
  conversations: "Conversations",
  calls: "Calls",
  emails: "E-mails",
  ratio: "Opportunities of 100 conversations",
};

/** A goal with its count so far. What nobody brought in is not known, never zero. */
export function GoalCount({ count }: { count: Count }) {
  const { have, goal } = count;
  const { metric, period, target } = goal.fields;
  if (have === null) return <Goal count={count} said="not known yet, goal" />;
  return (
    <div class="stack tight">
      <div class="cluster apart">
        <strong>{METRIC[metric]}</strong>
        <span class="soft">
          <strong class="number">{have}</strong> of {target} this {period}
        </span>
      </div>
      <progress
        class="bar"
        max={Math.max(target, 1)}
        value={Math.min(have, target)}
        aria-label={`${METRIC[metric]}: ${have} of ${target}`}
      />
      <Reasons count={count} />
    </div>
  );
}

/** "Opportunities: 7 of 18 this quarter", on one line. */
export function levelInWords({ have, goal }: Count): string {
  const { metric, period, target } = goal.fields;
  if (have === null) return `${METRIC[metric]}: not known yet, goal ${target} a ${period}`;
  return `${METRIC[metric]}: ${have} of ${target} this ${period}`;
}

/** A goal as it was set. */
export function Goal({ count, said = "" }: { count: Count; said?: string }) {
  const { metric, period, target } = count.goal.fields;
  return (
    <div class="stack tight">
      <div class="cluster apart">
        <strong>{METRIC[metric]}</strong>
        <span class="soft">
          {said} {target} a {period}
        </span>
      </div>
      <Reasons count={count} />
    </div>
  );
}

/** Why the goal is what it is, and what it means for the bonus. */
function Reasons({ count: { goal } }: { count: Count }) {
  const { why, bonus } = goal.fields;
  return (
    <>
      {why && <p class="note">{why}</p>}
      {bonus && <p class="note">{bonus}</p>}
    </>
  );
}
