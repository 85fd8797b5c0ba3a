import { useState } from "preact/hooks";
import { useKeeping } from "../../parts/keeping";
import { usePhone } from "../../parts/phone";
import { changePractice } from "../../record/practice";

const MOST = 60;
const LONGEST = 200;

/** The outcomes by which an imported call is a conversation. Each change is kept when it is made. */
export function Outcomes({ outcomes, edits }: { outcomes: readonly string[]; edits: boolean }) {
  const phone = usePhone();
  const { busy, alarm, keep } = useKeeping();
  const [text, setText] = useState("");
  const save = (next: string[]) => keep(() => changePractice(phone, { conversation_outcomes: next }));
  const isThere = outcomes.some((one) => one.toLowerCase() === text.trim().toLowerCase());
  async function add(event: SubmitEvent) {
    event.preventDefault();
    if (await save([...outcomes, text.trim()])) setText("");
  }
  return (
    <div class="card stack">
      {outcomes.length === 0 && (
        <p class="note">No outcome makes one: conversations come from their own log, or from the reps.</p>
      )}
      <ul class="outcomes">
        {outcomes.map((one) => (
          <li key={one} class="outcome">
            {one}
            {edits && (
              <button
                type="button"
                class="link"
                disabled={busy}
                aria-label={`Remove “${one}”`}
                onClick={() => save(outcomes.filter((other) => other !== one))}
              >
                Remove
              </button>
            )}
          </li>
        ))}
      </ul>
      {edits && outcomes.length < MOST && (
        <form class="add-line" onSubmit={add}>
          <label class="field">
            <span class="label">Another outcome</span>
            <input
              class="input"
              maxLength={LONGEST}
              placeholder="As your phone system calls it"
              value={text}
              onInput={(event) => setText(event.currentTarget.value)}
            />
          </label>
          <button type="submit" class="button" disabled={busy || text.trim() === "" || isThere}>
            Add
          </button>
        </form>
      )}
      <p class="note">
        It goes by how a call ended, never by how long it was. Capitals do not matter. Conversations that reps
        record themselves count too.
      </p>
      {alarm}
    </div>
  );
}
