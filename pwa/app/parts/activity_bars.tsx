import type { Progress } from "../store/queries";
import { ACTIVITY, leftInWords, ofHowMany } from "./activity_words";

/** True counts, each against its target where somebody set one, and what is left of it. */
export function ActivityBars({ progress }: { progress: readonly Progress[] }) {
  return (
    <dl class="activity">
      {progress.map((one) => {
        const { activity, now } = one;
        const left = leftInWords(one);
        return (
          <div key={activity}>
            <dt>{ACTIVITY[activity]}</dt>
            <dd class="activity-count">
              <strong>{now.have}</strong> {ofHowMany(now, activity)}
            </dd>
            {now.due !== null && now.due > 0 && (
              <dd class="activity-line" aria-hidden="true">
                <progress class="bar" max={now.due} value={Math.min(now.have, now.due)} />
              </dd>
            )}
            {left && <dd class="activity-line note">{left}</dd>}
          </div>
        );
      })}
    </dl>
  );
}
