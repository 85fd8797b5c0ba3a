import "../../style/checklists.css";
import { changesBetween } from "../../coaching";
import { changesInWords, readStandard, standardForRep } from "../../parts/checklist_words";
import { Blank, Show, useLive } from "../../parts/live";
import { Page, Section } from "../../parts/page";
import { usePhone, useToday } from "../../parts/phone";
import { counted, dayMonth, localDate } from "../../parts/words";
import { place } from "../../routes";
import { type Checklist, drafts, toListed, versions } from "../../store/queries";
import { Drafts } from "./drafts";
import { Edit } from "./edit";
import { ExportChecklist } from "./export_checklist";
import { ImportChecklist } from "./import_checklist";
import { Items } from "./items";

/** What is looked for: the version in use, those before it, and for directors the way to the next one. */
export function Checklists() {
  const { store, me } = usePhone();
  const live = useLive(async () => ({ all: await versions(store), begun: await drafts(store) }), []);
  const directs = me.role === "director";
  const [current = null] = live.state === "here" ? live.value.all : [];
  return (
    <Page
      title="Checklists"
      over="What is looked for"
      under={current && <InUse current={current} />}
      beside={directs && live.state === "here" && <Edit current={current} begun={live.value.begun} />}
    >
      <Show live={live}>
        {({ all, begun }) => (
          <>
            <JustPublished />
            {directs && begun.length > 0 && <Drafts begun={begun} all={all} />}
            {current ? <InForce current={current} /> : <Nothing directs={directs} />}
            <div class="stack no-print">
              <Older all={all} />
              {directs && <ImportChecklist current={current} />}
            </div>
          </>
        )}
      </Show>
    </Page>
  );
}

function InUse({ current: { title, version, items, publishedAt } }: { current: Checklist }) {
  const today = useToday();
  const since = publishedAt && `since ${dayMonth(localDate(publishedAt), today)}`;
  return (
    <>{[title, `version ${version}`, counted(items.length, "item"), since].filter(Boolean).join(" · ")}</>
  );
}

/** After publishing: what it means for everybody. */
function JustPublished() {
  const version = place.value.query.get("published");
  if (!version) return null;
  return (
    <p class="card praise" role="status">
      Version {version} is in use. Every phone gets it with its next signal; a ride-along that is under way
      stays on the version it began with.
    </p>
  );
}

function InForce({ current }: { current: Checklist }) {
  return (
    <>
      <p>
        What a rep hears of the standard: {standardForRep(readStandard(current.standard))}
        {current.items.some(({ fields }) => fields.standard) &&
          " Some items ask for another one, said with them."}
      </p>
      <Items listed={toListed(current)} />
      <div class="cluster">
        <button type="button" class="button" onClick={() => print()}>
          Print
        </button>
        <ExportChecklist listed={toListed(current)} version={current.version} />
      </div>
    </>
  );
}

function Nothing({ directs }: { directs: boolean }) {
  return (
    <Blank title="No checklist is published yet">
      <p class="note">
        {directs
          ? "Write the first one: begin with the starter library, and change it into your own words."
          : "It comes to this phone as soon as your director has published one."}
      </p>
    </Blank>
  );
}

/** The versions before, each with what the next one changed. */
function Older({ all }: { all: readonly Checklist[] }) {
  const today = useToday();
  if (all.length < 2) return null;
  return (
    <Section title="Versions so far">
      <ul class="card list">
        {all.map((version, nth) => {
          const before = all[nth + 1];
          const on = version.publishedAt && dayMonth(localDate(version.publishedAt), today);
          const what = before && changesInWords(changesBetween(toListed(before), toListed(version)));
          return (
            <li key={version.id}>
              <a class="entry" href={`/checklists/version/${version.id}`}>
                <span class="grow">
                  <strong>
                    Version {version.version}
                    {nth === 0 && " · in use"}
                  </strong>
                  <span class="note">{[on, what ?? "The first one"].filter(Boolean).join(" · ")}</span>
                </span>
              </a>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
