import { ChevronRight } from "lucide";
import { ActivityBars } from "../../parts/activity_bars";
import { debriefsInWords, minutesInWords } from "../../parts/activity_words";
import { useBrought } from "../../parts/brought";
import { Icon } from "../../parts/icon";
import { Show, useLive } from "../../parts/live";
import { Section } from "../../parts/page";
import { usePhone } from "../../parts/phone";
import { activityOf, activityOfManagers, elsewhereQuestion } from "../../store/queries";

/** What the manager did themselves, and what is left of it this week. */
export function OwnActivity() {
  const phone = usePhone();
  useBrought(elsewhereQuestion(phone.me.id)); // it is counted when it comes
  const live = useLive(() => activityOf(phone, phone.me.id), []);
  return (
    <Section title="Your own activity">
      <Show live={live}>
        {(activity) => (
          <div class="card list">
            <div class="activity-part stack">
              <ActivityBars progress={activity.progress} />
              {minutesInWords(activity) && <p class="note">{minutesInWords(activity)}</p>}
            </div>
            <a class="entry" href="/activity">
              <span class="grow">Week by week and month by month</span>
              <Icon icon={ChevronRight} />
            </a>
            <a class="entry" href="/plan">
              <span class="grow">Plan the month</span>
              <Icon icon={ChevronRight} />
            </a>
            <a class="entry" href="/coverage">
              <span class="grow">Who was seen, and who was not</span>
              <Icon icon={ChevronRight} />
            </a>
          </div>
        )}
      </Show>
    </Section>
  );
}

/** What a director sees: how much each manager coaches. */
export function ManagersToday() {
  const phone = usePhone();
  const live = useLive(() => activityOfManagers(phone), []);
  return (
    <Section title="Your managers’ coaching">
      <Show live={live}>
        {(managers) =>
          managers.length === 0 ? (
            <p class="card note">No manager yet.</p>
          ) : (
            <>
              {managers.map(({ manager, activity }) => (
                <article class="card stack" key={manager.id}>
                  <h3>
                    <a href={`/activity/${manager.id}`}>{manager.name}</a>
                  </h3>
                  <ActivityBars progress={activity.progress} />
                  <p class={activity.debriefsLate ? "late" : "note"}>{debriefsInWords(activity)}.</p>
                </article>
              ))}
              <div class="card list">
                <a class="entry" href="/managers">
                  <span class="grow">All of it side by side, to print</span>
                  <Icon icon={ChevronRight} />
                </a>
              </div>
            </>
          )
        }
      </Show>
    </Section>
  );
}
