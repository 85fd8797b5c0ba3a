import type { Count } from "../store/queries";
import { capital } from "./words";

const METRIC = {
  opportunities: "opportunities",
  conversations: "conversations",
  calls: "calls",
  emails: "e-mails",
};

/** A goal with its count so far, and why it is what it is. What nobody brought in is not known, never zero. */
export function GoalCount({ count: { goal, have } }: { count: Count }) {
  const { metric, period, target, why, bonus } = goal.fields;
  const name = capital(METRIC[metric]);
  return (
    <div class="stack tight">
      <div class="cluster apart">
        <strong>{name}</strong>
        {have === null ? (
          <span class="soft">
            not known · goal {target} this {period}
          </span>
        ) : (
          <span class="soft">
            <strong class="number">{have}</strong> of {target} this {period}
          </span>
        )}
      </div>
      {have !== null && (
        <progress
          class="bar"
          max={Math.max(target, 1)}
          value={Math.min(have, target)}
          aria-label={`${name}: ${have} of ${target}`}
        />
      )}
      {why && <p class="note">{why}</p>}
      {bonus && <p class="note">{bonus}</p>}
    </div>
  );
}
