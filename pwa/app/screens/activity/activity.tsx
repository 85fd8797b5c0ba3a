import { ChevronRight } from "lucide";
import { ACTIVITIES } from "../../coaching";
import { ActivityBars } from "../../parts/activity_bars";
import {
  ACTIVITY,
  debriefsInWords,
  minutesInWords,
  stillToAudit,
  targetInWords,
} from "../../parts/activity_words";
import { useBrought } from "../../parts/brought";
import { Choose } from "../../parts/choose";
import { Few } from "../../parts/few";
import { Icon } from "../../parts/icon";
import { Show, useLive } from "../../parts/live";
import { Page, Section } from "../../parts/page";
import { firstName } from "../../parts/person";
import { usePhone, useToday } from "../../parts/phone";
import { rideAddress } from "../../parts/ride_address";
import { ago, capital, KIND } from "../../parts/words";
import { go, place } from "../../routes";
import { type ActivityHistory, activityHistory, elsewhereQuestion } from "../../store/queries";
import { NotFound } from "../not_found";
import { ActivityCourse } from "./course";

type By = "week" | "month";

/** What a manager did themselves, now and over time: their own, or for a director that of one of the managers. */
export function ActivityScreen({ id }: { id?: string }) {
  const phone = usePhone();
  const by: By = place.value.query.get("by") === "month" ? "month" : "week";
  const whose = id ?? phone.me.id;
  useBrought(elsewhereQuestion(phone.me.id)); // it is counted when it comes
  const live = useLive(() => activityHistory(phone, whose, by), [whose, by]);
  return (
    <Show live={live}>
      {(found) => (found ? <Found found={found} by={by} own={whose === phone.me.id} /> : <NotFound />)}
    </Show>
  );
}

interface Props {
  found: ActivityHistory;
  by: By;
  own: boolean;
}

function Found({ found, by, own }: Props) {
  const { manager, now } = found;
  const notes = stillToAudit(found.notesMissing);
  return (
    <Page
      title={own ? "My activity" : manager.name}
      over={own ? "What I do myself" : "What they do themselves"}
      back={own ? "/" : "/managers"}
      wide
      under="Counted from what was recorded; nobody types it in."
    >
      <div class="side-by-side">
        <Section title="Now">
          <div class="card stack">
            <ActivityBars progress={now.progress} />
            {notes && <p class="note">{notes}</p>}
            {minutesInWords(now) && <p class="note">{minutesInWords(now)}</p>}
          </div>
        </Section>
        <Why found={found} />
      </div>
      <div class="card list">
        <Way to={own ? "/coverage" : `/coverage/${manager.id}`} words="Who was seen, and who was not" />
        {own && <Way to="/plan" words="Plan the month" />}
      </div>
      <NotTalkedThrough found={found} own={own} />
      <History found={found} by={by} />
    </Page>
  );
}

function Way({ to, words }: { to: string; words: string }) {
  return (
    <a class="entry" href={to}>
      <span class="grow">{words}</span>
      <Icon icon={ChevronRight} />
    </a>
  );
}

/** What is asked, and the director's reason. */
function Why({ found: { targets, manager } }: { found: ActivityHistory }) {
  return (
    <Section title="What for">
      <div class="card stack">
        {targets.length === 0 && <p class="note">No target is set. What is done is counted all the same.</p>}
        {targets.map(({ id, activity, target, why, manager_id }) => (
          <div key={id} class="stack tight">
            <strong>{capital(targetInWords(activity, target ?? 0))}</strong>
            <span class="note">
              “{why}”{manager_id === manager.id && ` For ${firstName(manager.name)} alone.`}
            </span>
          </div>
        ))}
      </div>
    </Section>
  );
}

function NotTalkedThrough({ found: { waiting, now }, own }: { found: ActivityHistory; own: boolean }) {
  const today = useToday();
  return (
    <Section title="Not talked through">
      {waiting.length === 0 ? (
        <p class="card note">{debriefsInWords(now)}.</p>
      ) : (
        <div class="card list">
          <Few of={waiting} rest="to talk through">
            {(one) => (
              <a class="entry" key={one.id} href={own ? rideAddress(one) : `/team/${one.repId}`}>
                <span class="grow">
                  <strong>{one.repName}</strong>
                  <span class="note">
                    {[KIND[one.kind], capital(ago(one.occurredOn, today)), one.customer]
                      .filter(Boolean)
                      .join(" · ")}
                  </span>
                </span>
                <Icon icon={ChevronRight} />
              </a>
            )}
          </Few>
        </div>
      )}
    </Section>
  );
}

function History({ found: { course, manager }, by }: Omit<Props, "own">) {
  const { me } = usePhone();
  const address = manager.id === me.id ? "/activity" : `/activity/${manager.id}`;
  return (
    <Section title={`The last 12 ${by}s`}>
      <div class="short-choice">
        <Choose
          label="By"
          value={by}
          options={[
            ["week", "Week"],
            ["month", "Month"],
          ]}
          onChoose={(chosen) => go(chosen === "month" ? `${address}?by=month` : address, true)}
        />
      </div>
      <div class="side-by-side">
        {ACTIVITIES.map((activity) => (
          <ActivityCourse key={activity} title={ACTIVITY[activity]} figures={course[activity]} by={by} />
        ))}
      </div>
    </Section>
  );
}
