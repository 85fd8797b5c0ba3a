import type { ComponentChildren } from "preact";
import { type LevelReading, levelSentence, type MetricReading, type Reading } from "../coaching";
import { criteriaInWords, figureInWords, goalInWords, LEVEL, METRIC, stretchInWords } from "./reading_words";

interface ReadingProps extends Required<Pick<LevelsProps, "more">> {
  reading: Reading;
  today: string;
}

/** The levels of a reading, from the top: exactly those that are in it. */
export function ReadingLevels({ reading, today, more }: ReadingProps) {
  return (
    <section class="stack tight" aria-label="The numbers, from the top">
      <Levels levels={reading.levels} more={more} />
      <p class="note">{stretchInWords(reading, today)}</p>
    </section>
  );
}

interface LevelsProps {
  levels: readonly LevelReading[];
  /** What else stands in the card of a level. */
  more?: (level: LevelReading) => ComponentChildren;
}

/** A card for each level that is shown, and none for the others. */
export function Levels({ levels, more }: LevelsProps) {
  return (
    <>
      {levels.map((level, nth) => (
        <LevelCard key={level.level} level={level} isFirst={nth === 0} more={more?.(level)} />
      ))}
    </>
  );
}

/** The way from the figures of a level to their records; none where nothing is known. */
export function LookAt({ level: { level, metrics }, to }: { level: LevelReading; to: string }) {
  if (metrics.every(({ have }) => have === null)) return null;
  return (
    <a class="link" href={to}>
      Look at the {LEVEL[level].toLowerCase()}
    </a>
  );
}

interface CardProps {
  level: LevelReading;
  isFirst: boolean;
  more: ComponentChildren;
}

function LevelCard({ level, isFirst, more }: CardProps) {
  return (
    <>
      {!isFirst && (
        <p class="level-down" aria-hidden="true">
          ↓
        </p>
      )}
      <article class="card reading-level">
        <OneLevel level={level} />
        {more}
      </article>
    </>
  );
}

/** One level: each of its figures against what is due, and what they say. */
export function OneLevel({ level }: { level: LevelReading }) {
  const [only, ...others] = level.metrics;
  return (
    <>
      {others.length === 0 && only ? (
        <Figure metric={only} name={LEVEL[level.level]} />
      ) : (
        <>
          <h2 class="item">{LEVEL[level.level]}</h2>
          {level.metrics.map((metric) => (
            <Figure key={metric.metric} metric={metric} name={METRIC[metric.metric]} small />
          ))}
        </>
      )}
      <p class="note">
        {[levelSentence(level), ...level.metrics.flatMap((one) => [criteriaInWords(one), goalInWords(one)])]
          .filter(Boolean)
          .join(" ")}
      </p>
    </>
  );
}

interface FigureProps {
  metric: MetricReading;
  name: string;
  /** Below a heading that names the level. */
  small?: boolean;
}

/** One figure against what is due, with its bar. */
function Figure({ metric, name, small = false }: FigureProps) {
  const { have, due, status } = metric;
  const said = figureInWords(metric);
  const most = Math.max(due ?? 0, 1);
  return (
    <>
      <div class="cluster apart">
        {small ? <strong>{name}</strong> : <h2 class="item">{name}</h2>}
        <strong class={`figure ${status}`}>{said}</strong>
      </div>
      {have !== null && due !== null && (
        <progress
          class={`bar ${status}`}
          max={most}
          value={status === "on_goal" ? most : Math.min(have, most)}
          aria-label={`${name}: ${said}`}
        />
      )}
    </>
  );
}
