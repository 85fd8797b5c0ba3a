import type { ActivityFigure } from "../../coaching";
import { useBrought, WHY_NOT } from "../../parts/brought";
import { Section } from "../../parts/page";
import { type Dashboard, numbersQuestion } from "../../store/queries/dashboards";
import type { Managed } from "../../store/queries/managers";
import { RowFigure } from "../numbers/figure";
import { asLevel } from "../numbers/totals";
import { type Column, ManagerRows } from "./rows";

const QUESTION = numbersQuestion({ of: "organization", by: "quarter", asOf: null });

/** What was done and what came in since the quarter began: beside each other, and no more. */
export function EffortAndResult({ rows }: { rows: readonly Managed[] }) {
  const drawn = useBrought<Dashboard>(QUESTION);
  const teams = drawn.state === "here" ? drawn.kept.answer.teams : null;
  const result: Column = {
    name: "Opportunities of the team",
    shows: ({ manager }) => {
      const levels = teams?.find(({ manager_id }) => manager_id === manager.id)?.levels ?? [];
      const top = levels.find(({ level }) => level === "opportunities");
      const [figure] = top ? asLevel(top, "quarter").metrics : [];
      return figure ? <RowFigure metric={figure} /> : "–";
    },
  };
  return (
    <Section title="Effort beside result, this quarter so far">
      <ManagerRows caption="Effort beside result" rows={rows} columns={[...EFFORT, result]} />
      <p class="note">
        Beside each other, against what was due by today. It shows no cause: teams, markets and seasons
        differ, and coaching takes months to tell.
      </p>
      {drawn.state === "nothing" && <p class="note">{WHY_NOT[drawn.why].join(". ")}</p>}
    </Section>
  );
}

const EFFORT: readonly Column[] = [
  { name: "Days in the field", shows: ({ effort }) => inWords(effort.field_days) },
  {
    name: "Recordings and e-mails critiqued",
    shows: ({ effort: { recordings, emails } }) =>
      inWords({
        have: recordings.have + emails.have,
        due:
          recordings.due === null && emails.due === null ? null : (recordings.due ?? 0) + (emails.due ?? 0),
      }),
  },
];

function inWords({ have, due }: Pick<ActivityFigure, "have" | "due">): string {
  return due === null ? `${have}, no target` : `${have} of ${due}`;
}
