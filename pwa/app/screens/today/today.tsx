import { Asked } from "../../parts/asked";
import { GoAndSee } from "../../parts/go_and_see";
import { Show, useLive } from "../../parts/live";
import { NewChecklist } from "../../parts/new_checklist";
import { Page, Section } from "../../parts/page";
import { usePhone } from "../../parts/phone";
import { counted, lasting } from "../../parts/words";
import { type Activity, activityOfManagers, type Today as Now, today } from "../../store/queries";
import { InTheWayOfSeveral } from "./in_the_way";
import { NextRide } from "./next_ride";
import { ReviewsToday } from "./reviews_today";
import { WaitingForYou } from "./waiting_for_you";

/** The manager's first screen: what is next, what waits, and what they did themselves. */
export function Today() {
  const phone = usePhone();
  const live = useLive(() => today(phone), []);
  return (
    <Page title="Today">
      <Show live={live}>
        {(now) => (phone.me.role === "director" ? <ForDirector now={now} /> : <ForManager now={now} />)}
      </Show>
    </Page>
  );
}

function ForManager({ now }: { now: Now }) {
  return (
    <>
      <NewChecklist />
      <NextRide plan={now.plan} />
      <WaitingForYou now={now} />
      <ReviewsToday />
      <Asked />
      <GoAndSee />
      <Section title="Your own activity">
        <div class="card">
          <Counts activity={now.activity} />
        </div>
      </Section>
    </>
  );
}

/** A director looks at the coaching first, and may ride along too. */
function ForDirector({ now }: { now: Now }) {
  return (
    <>
      <NewChecklist />
      <InTheWayOfSeveral />
      <Managers />
      {now.open.length + now.toDebrief.length > 0 && <WaitingForYou now={now} />}
      <NextRide plan={now.plan} />
    </>
  );
}

/** True counts only: a target comes when somebody sets one. */
function Counts({ activity }: { activity: Activity }) {
  return (
    <dl class="counts">
      <div>
        <dt>Days in the field</dt>
        <dd>
          <strong>{activity.fieldDaysThisMonth}</strong> this month
        </dd>
      </div>
      <div>
        <dt>Recordings critiqued</dt>
        <dd>
          <strong>{activity.recordingsThisWeek}</strong> this week
        </dd>
      </div>
      <div>
        <dt>E-mails critiqued</dt>
        <dd>
          <strong>{activity.emailsThisWeek}</strong> this week
        </dd>
      </div>
      {activity.minutesToDebrief !== null && (
        <div>
          <dt>Finish to debrief</dt>
          <dd>
            <strong>{lasting(activity.minutesToDebrief)}</strong> mostly
          </dd>
        </div>
      )}
    </dl>
  );
}

function debriefsInWords({ debriefsWaiting, debriefsLate }: Activity): string {
  if (debriefsWaiting === 0) return "Every ride-along was talked through";
  const debriefs = counted(debriefsWaiting, "debrief");
  if (debriefsLate === debriefsWaiting) return `${debriefs} not talked through for more than a day`;
  const waiting = `${debriefs} not talked through yet`;
  return debriefsLate > 0 ? `${waiting}, ${debriefsLate} for more than a day` : waiting;
}

/** What a director sees: how much each manager coaches. */
function Managers() {
  const phone = usePhone();
  const live = useLive(() => activityOfManagers(phone), []);
  return (
    <Section title="Your managers’ coaching">
      <Show live={live}>
        {(managers) =>
          managers.length === 0 ? (
            <p class="card note">No manager yet.</p>
          ) : (
            managers.map(({ manager, activity }) => (
              <article class="card" key={manager.id}>
                <h3>{manager.name}</h3>
                <Counts activity={activity} />
                <p class={activity.debriefsLate ? "late" : "note"}>{debriefsInWords(activity)}</p>
              </article>
            ))
          )
        }
      </Show>
    </Section>
  );
}
