import { useState } from "preact/hooks";
import type { Rating } from "../coaching";
import { leaveIt, takeBack } from "../record/take_back";
import type { OverwrittenEntry } from "../store/queries";
import { useKeeping } from "./keeping";
import { usePhone } from "./phone";
import { WORD } from "./ratings";

const FIELD: Record<string, string> = {
  rating: "what was seen",
  note: "the note",
  private_note: "the private note",
  customer: "the customer",
  rep_words: "the rep’s words",
  occurred_on: "the date",
  state: "how far it is",
};

/** Something of mine that a newer one replaced. Mine is kept, and can be taken back. */
export function Overwritten({ overwritten }: { overwritten: OverwrittenEntry }) {
  const phone = usePhone();
  const [shown, setShown] = useState(false);
  const { alarm, keep } = useKeeping();
  const { row, repName, prompt, keptBy } = overwritten;
  const { field, lost, kept } = row.fields;
  const mine = row.fields.kept_by === phone.me.id;
  return (
    <section class="held">
      <h3>{[repName, prompt ?? FIELD[field]].filter(Boolean).join(": ")}</h3>
      <p class="note">{mine ? "Another phone of yours" : keptBy} wrote a newer one. Yours is kept.</p>
      {shown && (
        <div class="both">
          <div>
            <p class="label">Yours</p>
            <p>{inWords(lost)}</p>
          </div>
          <div>
            <p class="label">The newer one</p>
            <p>{inWords(kept)}</p>
          </div>
        </div>
      )}
      {alarm}
      <div class="cluster">
        <button type="button" class="link" aria-expanded={shown} onClick={() => setShown(!shown)}>
          See both
        </button>
        <button type="button" class="link" onClick={() => keep(() => takeBack(phone, row.id))}>
          Take back mine
        </button>
        <button type="button" class="link" onClick={() => keep(() => leaveIt(phone, row.id))}>
          Keep the newer one
        </button>
      </div>
    </section>
  );
}

function inWords(value: unknown): string {
  if (value === null || value === undefined || value === "") return "(empty)";
  return WORD[value as Rating] ?? String(value);
}
