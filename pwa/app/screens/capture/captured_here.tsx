import { useState } from "preact/hooks";
import type { Rating } from "../../coaching";
import { AttachedList } from "../../parts/attached";
import { useKeeping } from "../../parts/keeping";
import { firstName } from "../../parts/person";
import { usePhone } from "../../parts/phone";
import { type Detached, detach, reattach } from "../../record/attach";
import type { Attached } from "../../store/queries";

interface Props {
  attached: readonly Attached[];
  prompt: string;
  rating: Rating | undefined;
  repName: string;
}

/** What was captured on this item, which can be taken away, and comes back with a tap. */
export function CapturedHere({ attached, prompt, rating, repName }: Props) {
  const phone = usePhone();
  const [removed, setRemoved] = useState<{ one: Attached; was: Detached } | null>(null);
  const { alarm, keep } = useKeeping();
  async function remove(one: Attached) {
    await keep(async () => {
      const was = await detach(phone, one.id);
      setRemoved(was && { one, was });
    });
  }
  async function undo() {
    if (removed && (await keep(() => reattach(phone, removed.one.id, removed.was)))) setRemoved(null);
  }
  return (
    <>
      <AttachedList attached={attached} prompt={prompt} rating={rating} repName={repName} onRemove={remove} />
      {alarm}
      {removed && (
        <p class="note" role="status">
          {removed.one.kind === "photo" ? "Photo removed." : "Voice memo removed."}{" "}
          <button type="button" class="link" onClick={undo}>
            Undo
          </button>
        </p>
      )}
      {attached.length > 0 && (
        <p class="note">
          {firstName(repName)} {perceives(attached)} this after the debrief.
        </p>
      )}
    </>
  );
}

function perceives(attached: readonly Attached[]): string {
  const kinds = new Set(attached.map(({ kind }) => kind));
  return [kinds.has("photo") && "sees", kinds.has("memo") && "hears"].filter(Boolean).join(" and ");
}
