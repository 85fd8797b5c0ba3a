import { useState } from "preact/hooks";
import { useKeeping } from "../../parts/keeping";
import { usePhone } from "../../parts/phone";
import { discardDraft } from "../../record/checklist_draft";
import { go } from "../../routes";
import type { Draft } from "../../store/queries";
import { ExportChecklist } from "./export_checklist";

/** The ways out of a draft that do not publish it. */
export function ThrowAway({ draft }: { draft: Draft }) {
  const phone = usePhone();
  const [asked, setAsked] = useState(false);
  const { alarm, keep } = useKeeping("It was not thrown away");
  async function discard() {
    await discardDraft(phone, draft.id);
    go("/checklists", true);
  }
  return (
    <div class="cluster">
      <ExportChecklist listed={draft} version={null} />
      <button type="button" class="link" onClick={() => (asked ? keep(discard) : setAsked(true))}>
        {asked ? "Really throw the draft away" : "Throw the draft away"}
      </button>
      {alarm}
    </div>
  );
}
