import type { LevelReading } from "../../coaching";
import { Levels } from "../../parts/reading_levels";
import { counted } from "../../parts/words";
import type { By, TotalLevel } from "../../store/queries/dashboards";

interface Props {
  levels: readonly TotalLevel[];
  by: By;
}

/** Several reps in sum, from the top: a lower level holds only those reps whose own reading opened it. */
export function Totals({ levels, by }: Props) {
  if (levels.length === 0) return null;
  return (
    <section class="stack tight" aria-label="All of them in sum">
      <Levels levels={levels.map((level) => asLevel(level, by))} more={(level) => ofWhom(level, levels)} />
    </section>
  );
}

/** As the cards of a reading want it; what is due is the target by now. */
export function asLevel({ level, status, metrics }: TotalLevel, by: By): LevelReading {
  return {
    level,
    status,
    metrics: metrics.map(({ reps: _reps, together: _together, ...figure }) => ({
      ...figure,
      target: figure.due,
      goal_period: by,
    })),
  };
}

function ofWhom({ level, status }: LevelReading, levels: readonly TotalLevel[]) {
  const figures = levels.find((one) => one.level === level)?.metrics.filter(({ due }) => due !== null) ?? [];
  const [first] = figures;
  if (!first || (level === "opportunities" && status === "on_goal")) return null;
  if (first.together) return <p class="note">Against the goal they have together.</p>;
  const who = counted(Math.max(...figures.map(({ reps }) => reps)), "rep");
  if (level === "opportunities") return <p class="note">Of {who} with a goal.</p>;
  return <p class="note">Of {who} whose numbers were opened this far; nobody looks at the others’.</p>;
}
