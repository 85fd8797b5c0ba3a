import "../../style/checklists.css";
import { useState } from "preact/hooks";
import { type Changes, changesBetween, type DraftProblem, problemsOf } from "../../coaching";
import { Blank, Show, useLive } from "../../parts/live";
import { Page } from "../../parts/page";
import { usePhone } from "../../parts/phone";
import { StandardChoice } from "../../parts/standard_choice";
import { TextField } from "../../parts/text_field";
import { changeDraft } from "../../record/checklist_draft";
import { type Checklist, type Draft, draft, toListed, versions } from "../../store/queries";
import { AddItem } from "./add_item";
import { DraftItems } from "./draft_items";
import { Preview } from "./preview";
import { PublishDraft } from "./publish_draft";
import { ThrowAway } from "./throw_away";

/** All that the parts of the editor need of a draft. */
export interface Editing {
  readonly draft: Draft;
  /** The version in use, and the one this was made from; null before the first. */
  readonly current: Checklist | null;
  readonly base: Checklist | null;
  readonly changes: Changes | null;
  readonly problems: readonly DraftProblem[];
}

/** The editor of the next version: what is changed is kept at once, and nobody but directors sees it yet. */
export function DraftEditor({ id }: { id: string }) {
  const { store } = usePhone();
  const live = useLive(async () => editing(await draft(store, id), await versions(store)), [id]);
  return <Show live={live}>{(found) => (found ? <Editor editing={found} /> : <Gone />)}</Show>;
}

function editing(found: Draft | null, all: readonly Checklist[]): Editing | null {
  if (!found) return null;
  const [current = null] = all;
  const base = all.find((version) => version.id === found.basedOn) ?? null;
  return {
    draft: found,
    current,
    base,
    changes: base && changesBetween(toListed(base), found),
    problems: problemsOf(found, base && toListed(base)),
  };
}

function Gone() {
  return (
    <Page title="Draft" back="/checklists">
      <Blank title="This draft is not here any more">
        <p class="note">It was published or thrown away, perhaps by another director.</p>
        <a class="button" href="/checklists">
          Back to the checklists
        </a>
      </Blank>
    </Page>
  );
}

function Editor({ editing }: { editing: Editing }) {
  const phone = usePhone();
  const [added, setAdded] = useState<string | null>(null);
  const { draft, base } = editing;
  const next = (base?.version ?? 0) + 1;
  return (
    <Page
      title={draft.title}
      over={`Draft of version ${next}`}
      under="Everything is saved as you write it. Only directors see it until it is published."
      back="/checklists"
      wide
    >
      <div class="columns editor">
        <div class="stack">
          <section class="card stack" aria-label="The checklist">
            <TextField
              line
              label="Name"
              value={draft.title}
              limit={200}
              wrong={(text) => (text.trim() ? null : "A checklist needs a name. The last one is kept.")}
              save={(title) => changeDraft(phone, draft.id, { title })}
            />
            <StandardChoice
              label="The usual standard"
              usual={null}
              value={draft.standard}
              save={(standard) => changeDraft(phone, draft.id, { standard })}
            />
          </section>
          <DraftItems editing={editing} added={added} />
          <AddItem draft={draft} onAdded={setAdded} />
          <ThrowAway draft={draft} />
        </div>
        <div class="stack beside">
          <PublishDraft editing={editing} next={next} />
          <Preview draft={draft} />
        </div>
      </div>
    </Page>
  );
}
