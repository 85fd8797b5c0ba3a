import { counted } from "../../parts/words";
import type { ConnectionReport } from "../../record/connections";
import { cameInWords, things } from "./connection_words";

/** What came of the last run: how many of what, and by name what did not come. */
export function Came({ report }: { report: ConnectionReport }) {
  const came = cameInWords(report);
  const nobodys = report.nobody.reduce((sum, one) => sum + one.count, 0);
  return (
    <div class="stack">
      {came.length > 0 && (
        <dl class="came">
          {came.map(([what, count]) => (
            <div key={what}>
              <dt>{what}</dt>
              <dd>{count}</dd>
            </div>
          ))}
        </dl>
      )}
      {report.left_out > 0 && (
        <p class="note">
          Left out: {counted(report.left_out, "e-mail")} that reps received, or that nobody wrote.
        </p>
      )}
      {report.withheld.map((why) => (
        <p key={why} class="note">
          {why}
        </p>
      ))}
      {report.nobody.length > 0 && (
        <details>
          <summary class="link">{things(nobodys)} of people who are no reps here</summary>
          <ul class="list">
            {report.nobody.map(({ who, why, count }) => (
              <li key={who} class="entry">
                <span class="grow">
                  <strong>{who}</strong>
                  <span class="note">
                    {things(count)}. {why}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {report.refused_count > 0 && (
        <details>
          <summary class="link">{things(report.refused_count)} not taken</summary>
          <ul class="list">
            {report.refused.map(({ what, why }, nth) => (
              <li key={`${nth} ${what}`} class="entry">
                <span class="grow">
                  <strong>{what}</strong>
                  <span class="note">{why}</span>
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
