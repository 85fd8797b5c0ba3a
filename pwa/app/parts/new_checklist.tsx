import { sawVersion } from "../record/saw_version";
import { checklistNews } from "../store/queries";
import { changesInWords } from "./checklist_words";
import { useKeeping } from "./keeping";
import { useLive } from "./live";
import { usePhone } from "./phone";

/** A new version of the checklist came to this phone: said once, in a line, until somebody has read it. */
export function NewChecklist() {
  const phone = usePhone();
  const live = useLive(() => checklistNews(phone), []);
  const { alarm, keep } = useKeeping();
  const news = live.state === "here" ? live.value : null;
  if (!news) return null;
  return (
    <section class="card open" aria-label="New checklist">
      <div class="cluster apart">
        <p class="grow">
          <strong>Version {news.version} of the checklist is in use.</strong> {changesInWords(news.changes)}.
        </p>
        <span class="cluster">
          <a class="link" href="/checklists">
            See it
          </a>
          <button type="button" class="link" onClick={() => keep(() => sawVersion(phone, news.id))}>
            Got it
          </button>
        </span>
      </div>
      {alarm}
    </section>
  );
}
