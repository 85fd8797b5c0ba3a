import { diagnosisSentence, type Reading } from "../../coaching";
import { PointsTo } from "../../parts/points_to";
import { OneLevel } from "../../parts/reading_levels";
import { stretchInWords } from "../../parts/reading_words";
import type { RepPage } from "../../store/queries";

/** The numbers, read from the top, with what to talk about where they point; and the way to what was counted. */
export function Numbers({ found, today }: { found: RepPage; today: string }) {
  const { rep, reading } = found;
  return (
    <section class="card" aria-label="Numbers, from the top">
      <h2 class="item">Numbers, from the top</h2>
      {reading ? (
        <Read reading={reading} found={found} today={today} />
      ) : (
        <p class="note">No goal for opportunities is set.</p>
      )}
      <div class="cluster">
        <a class="link" href={`/team/${rep.id}/numbers`}>
          By week and quarter
        </a>
        <a class="link" href={`/team/${rep.id}/opportunities`}>
          Opportunities
        </a>
        <a class="link" href={`/team/${rep.id}/conversations`}>
          Conversation notes
        </a>
      </div>
    </section>
  );
}

/** Exactly the levels that were opened. On goal it is one line, and nothing else. */
function Read({ reading, found, today }: { reading: Reading; found: RepPage; today: string }) {
  const { levels, points_to, diagnosis, reassess } = reading;
  return (
    <>
      {levels.map((level) => (
        <OneLevel key={level.level} level={level} />
      ))}
      <p class="note">{stretchInWords(reading, today)}</p>
      {(diagnosis !== "goal_met" || reassess) && <p>{diagnosisSentence(reading)}</p>}
      {points_to && <PointsTo repId={found.rep.id} known={found.known} level={points_to} today={today} />}
    </>
  );
}
