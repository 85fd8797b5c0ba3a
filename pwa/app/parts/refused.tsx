import { useId, useState } from "preact/hooks";
import { discard, editAndResend, resend } from "../record/resend";
import type { RefusedEntry } from "../store/queries";
import { FIELD } from "./field_words";
import { useKeeping } from "./keeping";
import { usePhone } from "./phone";
import { problemInWords } from "./problem_words";
import { RATINGS, WORD } from "./ratings";
import { headingOf } from "./record_words";

/** One thing that was not accepted: the reason, and what the person can do. Nothing is lost by itself. */
export function Refused({ refused }: { refused: RefusedEntry }) {
  const phone = usePhone();
  const [editing, setEditing] = useState(false);
  const [asked, setAsked] = useState(false);
  const { alarm, keep } = useKeeping();
  const { entry, held, repName } = refused;
  return (
    <section class="held">
      <h3>{headingOf({ ...refused, kind: entry.kind }, phone.me.id)}</h3>
      <p class="alarm">Not accepted: {problemInWords(entry.problem, repName, entry.kind)}</p>
      {alarm}
      {editing ? (
        <Edit refused={refused} onDone={() => setEditing(false)} />
      ) : (
        <div class="cluster">
          {held && fieldsOf(refused).length > 0 && (
            <button type="button" class="link" onClick={() => setEditing(true)}>
              Edit
            </button>
          )}
          {held && (
            <button type="button" class="link" onClick={() => keep(() => resend(phone, entry.number))}>
              Send again
            </button>
          )}
          <button
            type="button"
            class="link"
            onClick={() => (asked ? keep(() => discard(phone, entry.number)) : setAsked(true))}
          >
            {asked ? "Really delete it" : "Delete it"}
          </button>
        </div>
      )}
    </section>
  );
}

/** Change the values and send them again. */
function Edit({ refused, onDone }: { refused: RefusedEntry; onDone: () => void }) {
  const phone = usePhone();
  const id = useId();
  const [changed, setChanged] = useState<Record<string, string>>({});
  const { busy, alarm, keep } = useKeeping();
  const fields = fieldsOf(refused);
  async function send(event: SubmitEvent) {
    event.preventDefault();
    if (await keep(() => editAndResend(phone, refused.entry.number, changed))) onDone();
  }
  return (
    <form class="stack" onSubmit={send}>
      {alarm}
      {fields.map(({ field, label, value, choices }) => (
        <div class="field" key={field}>
          <label for={`${id}-${field}`}>{label}</label>
          {choices ? (
            <select
              id={`${id}-${field}`}
              class="input"
              value={changed[field] ?? value}
              onChange={(event) => setChanged({ ...changed, [field]: event.currentTarget.value })}
            >
              {RATINGS.map((rating) => (
                <option key={rating} value={rating}>
                  {WORD[rating]}
                </option>
              ))}
            </select>
          ) : (
            <textarea
              id={`${id}-${field}`}
              class="input"
              value={changed[field] ?? value}
              onInput={(event) => setChanged({ ...changed, [field]: event.currentTarget.value })}
            />
          )}
        </div>
      ))}
      <div class="cluster">
        <button type="submit" class="button" disabled={busy}>
          Send again
        </button>
        <button type="button" class="link" onClick={onDone}>
          Leave as it was
        </button>
      </div>
    </form>
  );
}

/** The values that a person typed or chose; ids, states and times are none of them. */
function fieldsOf({ entry }: RefusedEntry) {
  return Object.entries(entry.set ?? {}).flatMap(([field, value]) => {
    const label = FIELD[field];
    return label && typeof value === "string" ? [{ field, label, value, choices: field === "rating" }] : [];
  });
}
