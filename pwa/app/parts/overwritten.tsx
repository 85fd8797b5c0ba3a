import { leaveIt, takeBack } from "../record/take_back";
import type { OverwrittenEntry } from "../store/queries";
import { fieldInWords } from "./field_words";
import { useKeeping } from "./keeping";
import { firstName } from "./person";
import { usePhone, useToday } from "./phone";
import { headingOf } from "./record_words";
import { valueInWords } from "./value_words";
import { when } from "./words";

/** Something of mine that a newer one replaced: both are shown, and mine can be taken back. */
export function Overwritten({ overwritten }: { overwritten: OverwrittenEntry }) {
  const phone = usePhone();
  const today = useToday();
  const { alarm, keep } = useKeeping();
  const { row, lost, kept, keptBy } = overwritten;
  const { field, happened_at } = row.fields;
  const mine = row.fields.kept_by === phone.me.id;
  return (
    <section class="held">
      <h3>{headingOf({ ...overwritten, prompt: overwritten.prompt ?? fieldInWords(field) }, phone.me.id)}</h3>
      <p class="note">
        {mine ? "Another phone of yours" : keptBy} wrote a newer one, {when(happened_at, today)}. Yours is
        kept.
      </p>
      <dl class="both">
        <div>
          <dt>Yours</dt>
          <dd>{valueInWords(field, lost, today)}</dd>
        </div>
        <div>
          <dt>{mine ? "The newer one" : `${firstName(keptBy)} wrote`}</dt>
          <dd>{valueInWords(field, kept, today)}</dd>
        </div>
      </dl>
      {alarm}
      <div class="cluster">
        <button type="button" class="link" onClick={() => keep(() => takeBack(phone, row.id))}>
          Take back mine
        </button>
        <button type="button" class="link" onClick={() => keep(() => leaveIt(phone, row.id))}>
          {mine ? "Leave the newer one" : "Leave theirs"}
        </button>
      </div>
    </section>
  );
}
