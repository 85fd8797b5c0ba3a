import { GoalCount } from "../../parts/goal_count";
import { useLive } from "../../parts/live";
import { usePhone } from "../../parts/phone";
import { PointsTo } from "../../parts/points_to";
import { latestReading, type RepPage } from "../../store/queries";

/** The numbers, read from the top, with what to talk about where they point; and the way to what was counted. */
export function Numbers({ found: { rep, numbers, known }, today }: { found: RepPage; today: string }) {
  const { store } = usePhone();
  const live = useLive(() => latestReading(store, rep.id), [rep.id]);
  const pointsTo = live.state === "here" ? (live.value?.points_to ?? null) : null;
  const top = numbers.find(({ goal }) => goal.fields.metric === "opportunities");
  return (
    <section class="card">
      <h2 class="item">Numbers, from the top</h2>
      {top ? <GoalCount count={top} /> : <p class="note">No goal for opportunities is set.</p>}
      {pointsTo && <PointsTo repId={rep.id} known={known} level={pointsTo} today={today} />}
      <div class="cluster">
        <a class="link" href={`/team/${rep.id}/numbers`}>
          By week and quarter
        </a>
        <a class="link" href={`/team/${rep.id}/opportunities`}>
          Opportunities
        </a>
        <a class="link" href={`/team/${rep.id}/conversations`}>
          Conversations
        </a>
      </div>
    </section>
  );
}
