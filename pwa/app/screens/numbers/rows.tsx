import type { ComponentChildren } from "preact";
import { type Level, type LevelReading, levelSentence } from "../../coaching";
import { Avatar } from "../../parts/person";
import { LEVEL } from "../../parts/reading_words";
import { RowFigure, RowFigures } from "./figure";

/** A rep or a team in the list: the levels that were opened, and what they say. */
export interface NumbersRow {
  readonly id: string;
  readonly name: string;
  readonly to: string;
  readonly levels: readonly LevelReading[];
  readonly says: string;
}

interface Props {
  rows: readonly NumbersRow[];
  /** What a row is of: "Rep". */
  head: string;
  caption: string;
}

const LOWER: readonly Level[] = ["conversations", "activity"];

/** One row each: whoever is on goal has one green line, and nothing else. */
export function Rows(props: Props) {
  return (
    <>
      <InTable {...props} />
      <InCards {...props} />
    </>
  );
}

function InTable({ rows, head, caption }: Props) {
  return (
    <div class="card table-frame desk-only also-on-paper">
      <table class="team-table numbers-table">
        <caption class="unseen-text">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col">Opportunities</th>
            <th scope="col">Conversations</th>
            <th scope="col">Calls and e-mails</th>
            <th scope="col">What this says</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <a href={row.to}>
                  <Avatar name={row.name} />
                  {row.name}
                </a>
              </th>
              <td>
                <Figures level={levelOf(row, "opportunities")} />
              </td>
              {isDone(row) ? (
                <td colSpan={3} class="goal-met">
                  {row.says}
                </td>
              ) : (
                <>
                  {LOWER.map((level) => (
                    <td key={level}>
                      <Figures level={levelOf(row, level)} />
                    </td>
                  ))}
                  <td class="note says">{row.says}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function InCards({ rows, caption }: Props) {
  return (
    <ul class="stack phone-only off-paper" aria-label={caption}>
      {rows.map((row) => (
        <li key={row.id} class="card">
          <h3>
            <a href={row.to}>{row.name}</a>
          </h3>
          <dl class="counts">
            {row.levels.map((level) => (
              <div key={level.level}>
                <dt>{LEVEL[level.level]}</dt>
                <dd>
                  <Figures level={level} />
                </dd>
              </div>
            ))}
          </dl>
          <p class={isDone(row) ? "goal-met" : "note"}>{row.says}</p>
        </li>
      ))}
    </ul>
  );
}

/** A level that was not opened is not looked at. */
function Figures({ level }: { level: LevelReading | undefined }): ComponentChildren {
  if (!level) return <span class="soft one-line">not looked at</span>;
  const [first, ...others] = level.metrics;
  if (!first) return null;
  if (others.length === 0) return <RowFigure metric={first} />;
  const some = level.metrics.some(({ why }) => why !== "no_goal");
  return some ? <RowFigures metrics={level.metrics} /> : <span class="soft">no goal</span>;
}

function levelOf({ levels }: NumbersRow, level: Level): LevelReading | undefined {
  return levels.find((one) => one.level === level);
}

function isDone({ levels }: NumbersRow): boolean {
  return levels.length === 1 && levels[0]?.status === "on_goal";
}

/** What the levels of several reps say in sum. */
export function totalInWords(levels: readonly LevelReading[]): string {
  const last = levels.at(-1);
  return last ? levelSentence(last) : "Nobody here has numbers.";
}
