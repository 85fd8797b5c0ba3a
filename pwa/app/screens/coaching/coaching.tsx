import { Blank, Show, useLive } from "../../parts/live";
import { Page } from "../../parts/page";
import { usePhone, useToday } from "../../parts/phone";
import { counted, dayMonth } from "../../parts/words";
import { type Coaching as All, COMPLETION_DAYS, coaching } from "../../store/queries/coaching";
import { CompletionByManager } from "./completion";
import { Reached } from "./reached";
import { Training } from "./training";

/** A director's view of the coaching itself: what to train teams on, what is reached, and whether it happens. */
export function Coaching() {
  const phone = usePhone();
  const live = useLive(() => coaching(phone), []);
  return (
    <Page title="Coaching" wide under={live.state === "here" ? inWords(live.value) : undefined}>
      <PrintedOn />
      <Show live={live}>
        {(all) =>
          all.managers.length + all.reps === 0 ? (
            <Blank title="Nobody here yet">
              <p class="note">Your managers and their teams come to this phone with the first good signal.</p>
            </Blank>
          ) : (
            <>
              <Training all={all} />
              <Reached all={all} />
              <CompletionByManager managers={all.managers} />
            </>
          )
        }
      </Show>
    </Page>
  );
}

/** A sheet of paper must say whose it is, and of which day. */
function PrintedOn() {
  const { me } = usePhone();
  const today = useToday();
  return (
    <p class="note paper-only">
      {me.organization.name}, {dayMonth(today, "")}
    </p>
  );
}

/** "2 managers, 12 reps. In the last 30 days 34 of 36 interactions were talked through." */
function inWords({ managers, reps }: All): string {
  const sum = (of: (one: All["managers"][number]) => number) =>
    managers.reduce((all, one) => all + of(one), 0);
  const finished = sum(({ debriefs }) => debriefs.finished);
  const debriefed = sum(({ debriefs }) => debriefs.debriefed);
  const who = `${counted(managers.length, "manager")}, ${counted(reps, "rep")}.`;
  const when = `In the last ${COMPLETION_DAYS} days`;
  if (finished === 0) return `${who} ${when} nothing was seen or critiqued.`;
  return `${who} ${when} ${debriefed} of ${counted(finished, "interaction")} ${debriefed === 1 ? "was" : "were"} talked through.`;
}
