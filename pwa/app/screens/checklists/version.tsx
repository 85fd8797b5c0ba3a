import "../../style/checklists.css";
import { changesBetween } from "../../coaching";
import { changeLines } from "../../parts/checklist_words";
import { Show, useLive } from "../../parts/live";
import { Page } from "../../parts/page";
import { usePhone, useToday } from "../../parts/phone";
import { dayMonth, localDate } from "../../parts/words";
import { type Checklist, toListed, versions } from "../../store/queries";
import { NotFound } from "../not_found";
import { ExportChecklist } from "./export_checklist";
import { Items } from "./items";

/** One version as it was published, and what it changed. */
export function Version({ id }: { id: string }) {
  const { store } = usePhone();
  const live = useLive(() => versions(store), []);
  return (
    <Show live={live}>
      {(all) => {
        const nth = all.findIndex((version) => version.id === id);
        const version = all[nth];
        return version ? <Published version={version} before={all[nth + 1] ?? null} /> : <NotFound />;
      }}
    </Show>
  );
}

function Published({ version, before }: { version: Checklist; before: Checklist | null }) {
  const today = useToday();
  const { publishedAt } = version;
  const listed = toListed(version);
  return (
    <Page
      title={`Version ${version.version}`}
      over={version.title}
      under={publishedAt && `Published ${dayMonth(localDate(publishedAt), today)}`}
      back="/checklists"
    >
      {before && (
        <section class="card">
          <h2 class="item">What it changed</h2>
          <ul class="lines">
            {changeLines(changesBetween(toListed(before), listed)).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      )}
      <Items listed={listed} />
      <ExportChecklist listed={listed} version={version.version} />
    </Page>
  );
}
