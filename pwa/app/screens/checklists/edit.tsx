import { useKeeping } from "../../parts/keeping";
import { usePhone } from "../../parts/phone";
import { beginDraft } from "../../record/checklist_draft";
import { go } from "../../routes";
import { type Checklist, type Draft, toListed } from "../../store/queries";

/** The way to the next version: opens the draft there is, or makes one of the version in use. */
export function Edit({ current, begun }: { current: Checklist | null; begun: readonly Draft[] }) {
  const phone = usePhone();
  const { busy, alarm, keep } = useKeeping("No draft was made");
  const open = begun.find(({ basedOn }) => basedOn === (current?.id ?? null));
  async function edit() {
    const of = current ? toListed(current) : { title: "Customer conversations", standard: null, items: [] };
    const id = open?.id ?? (await beginDraft(phone, { ...of, basedOn: current?.id ?? null }));
    go(`/checklists/draft/${id}`);
  }
  return (
    <>
      <button type="button" class="button filled" disabled={busy} onClick={() => keep(edit)}>
        {open ? "Go on with the draft" : current ? "Edit" : "Write the first one"}
      </button>
      {alarm}
    </>
  );
}
