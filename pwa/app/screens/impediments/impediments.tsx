import { sharedTopics } from "../../coaching";
import { Choose } from "../../parts/choose";
import { ImpedimentEntry } from "../../parts/impediment_entry";
import { Blank, Show, useLive } from "../../parts/live";
import { Page, Section } from "../../parts/page";
import { usePhone, useToday } from "../../parts/phone";
import { SharedTopics } from "../../parts/shared_topics";
import { TOPICS } from "../../parts/topics";
import { counted, daysBetween } from "../../parts/words";
import { go, place } from "../../routes";
import { allImpediments, type ImpedimentOf } from "../../store/queries";

const LATELY_DAYS = 30;

/** What is in the way of the reps this person coaches: what several name first, then all of it, the oldest first. */
export function Impediments() {
  const phone = usePhone();
  const live = useLive(() => allImpediments(phone), []);
  return (
    <Page title="In the way" back="/" wide>
      <Show live={live}>
        {(all) =>
          all.length === 0 ? (
            <Blank title="Nothing is in the way">
              <p class="note">What reps name in their retrospectives stands here until it is resolved.</p>
            </Blank>
          ) : (
            <Listed all={all} />
          )
        }
      </Show>
    </Page>
  );
}

function Listed({ all }: { all: readonly ImpedimentOf[] }) {
  const today = useToday();
  const { query } = place.value;
  const topic = query.get("topic") ?? "";
  const who = query.get("who") ?? "";
  const open = all.filter(({ resolvedOn }) => resolvedOn === null);
  const gone = all.filter(({ resolvedOn }) => resolvedOn && daysBetween(resolvedOn, today) <= LATELY_DAYS);
  const shown = open.filter(
    (one) => (topic === "" || one.topic === topic) && (who === "" || (one.assignedTo?.id ?? NOBODY) === who),
  );
  const people = new Map(
    open.flatMap(({ assignedTo }) => (assignedTo ? [[assignedTo.id, assignedTo.name]] : [])),
  );
  const choose = (name: string) => (value: string) => {
    const next = new URLSearchParams(query);
    if (value) next.set(name, value);
    else next.delete(name);
    go(`/impediments${next.size ? `?${next}` : ""}`, true);
  };
  return (
    <>
      <SharedTopics shared={sharedTopics(open)} today={today} />
      <Section title="All that is open">
        <search class="filters">
          <Choose
            label="About"
            value={topic}
            options={[["", "Everything"], ...TOPICS]}
            onChoose={choose("topic")}
          />
          <Choose
            label="Looked after by"
            value={who}
            options={[["", "Whoever it is"], [NOBODY, "Nobody yet"], ...people]}
            onChoose={choose("who")}
          />
        </search>
        <p class="note" role="status">
          {shown.length === 0 ? "None." : `${shown.length} of ${open.length}, the oldest first.`}
        </p>
        <Entries some={shown} today={today} />
      </Section>
      {gone.length > 0 && (
        <details class="section">
          <summary class="link">{counted(gone.length, "thing")} out of the way in the last 30 days</summary>
          <Entries some={[...gone].reverse()} today={today} />
        </details>
      )}
    </>
  );
}

const NOBODY = "none";

function Entries({ some, today }: { some: readonly ImpedimentOf[]; today: string }) {
  if (some.length === 0) return null;
  return (
    <ul class="card stack">
      {some.map((one) => (
        <li key={one.id}>
          <ImpedimentEntry impediment={one} repName={one.rep.name} today={today} />
        </li>
      ))}
    </ul>
  );
}
