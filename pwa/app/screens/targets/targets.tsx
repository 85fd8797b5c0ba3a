import { useState } from "preact/hooks";
import { ACTIVITIES, type Activity } from "../../coaching";
import { ACTIVITY, targetInWords } from "../../parts/activity_words";
import { Show, useLive } from "../../parts/live";
import { Page, Section } from "../../parts/page";
import { usePhone, useToday } from "../../parts/phone";
import { capital, dayMonth } from "../../parts/words";
import { type StandingTarget, type TargetsSet, targetsSet } from "../../store/queries";
import { TargetSheet } from "./target_sheet";

type Own = TargetsSet["managers"][number];

/** What managers are asked to do themselves: of everybody, and of one of them for a reason of their own. */
export function Targets() {
  const phone = usePhone();
  const live = useLive(() => targetsSet(phone), []);
  return (
    <Page
      title="Targets of managers"
      over="What they do themselves"
      back="/managers"
      under="Every manager reads theirs, and why. What was asked on a day stays as it was."
    >
      <Show live={live}>{(set) => <Found set={set} />}</Show>
    </Page>
  );
}

function Found({ set }: { set: TargetsSet }) {
  const [asking, setAsking] = useState<{ activity: Activity; of: Own | null } | null>(null);
  return (
    <>
      <Section title="For every manager">
        {ACTIVITIES.map((activity) => (
          <Asked
            key={activity}
            activity={activity}
            standing={set.everybody[activity]}
            none="No target. It is counted all the same."
            change="Change"
            onChange={() => setAsking({ activity, of: null })}
          />
        ))}
      </Section>
      {set.managers.map((of) => (
        <Section key={of.manager.id} title={of.manager.name}>
          <OwnTargets of={of} onChange={(activity) => setAsking({ activity, of })} />
        </Section>
      ))}
      {asking && (
        <TargetSheet
          activity={asking.activity}
          manager={asking.of?.manager ?? null}
          now={(asking.of?.own ?? set.everybody)[asking.activity].now}
          everybody={set.everybody[asking.activity].now}
          onDone={() => setAsking(null)}
        />
      )}
    </>
  );
}

function OwnTargets({ of, onChange }: { of: Own; onChange: (activity: Activity) => void }) {
  const isOwn = (activity: Activity) => Boolean(of.own[activity].now ?? of.own[activity].next);
  const others = ACTIVITIES.filter((activity) => !isOwn(activity));
  return (
    <>
      {ACTIVITIES.filter(isOwn).map((activity) => (
        <Asked
          key={activity}
          activity={activity}
          standing={of.own[activity]}
          none="As everybody’s."
          change="Change"
          onChange={() => onChange(activity)}
        />
      ))}
      {others.length > 0 && (
        <div class="card stack tight">
          <p class="note">
            {others.length === ACTIVITIES.length ? "As everybody’s." : "All else as everybody’s."} Ask{" "}
            {of.manager.name} for another number of
          </p>
          <div class="cluster">
            {others.map((activity) => (
              <button key={activity} type="button" class="button small" onClick={() => onChange(activity)}>
                {ACTIVITY[activity]}
              </button>
            ))}
          </div>
        </div>
      )}
    </>
  );
}

interface AskedProps {
  activity: Activity;
  standing: StandingTarget;
  none: string;
  change: string;
  onChange: () => void;
}

function Asked({ activity, standing: { now, next }, none, change, onChange }: AskedProps) {
  const today = useToday();
  return (
    <article class="card stack tight">
      <div class="cluster apart">
        <h3>{ACTIVITY[activity]}</h3>
        <button type="button" class="link" aria-label={`${change}: ${ACTIVITY[activity]}`} onClick={onChange}>
          {change}
        </button>
      </div>
      {now ? (
        <>
          <p>
            {capital(targetInWords(activity, now.target ?? 0))}, since {dayMonth(now.valid_from, today)}.
          </p>
          <p class="note">“{now.why}”</p>
        </>
      ) : (
        <p class="note">{none}</p>
      )}
      {next && (
        <p class="note">
          From {dayMonth(next.valid_from, today)}:{" "}
          {next.target === null ? none.toLowerCase() : `${targetInWords(activity, next.target)}.`} “{next.why}
          ”
        </p>
      )}
    </article>
  );
}
