import { useState } from "preact/hooks";
import { nameImpediment, type Topic } from "../record/impediment";
import { useKeeping } from "./keeping";
import { usePhone } from "./phone";
import { Sheet } from "./sheet";
import { TOPICS } from "./topics";

export const LONGEST_IMPEDIMENT = 2000;

/** The way to name something that is in the way. `own`: the rep names it themselves. */
export function NameImpediment({ repId, own }: { repId: string; own: boolean }) {
  const [naming, setNaming] = useState(false);
  return (
    <>
      <button type="button" class="button" onClick={() => setNaming(true)}>
        Name what is in the way
      </button>
      {naming && <Naming repId={repId} own={own} onDone={() => setNaming(false)} />}
    </>
  );
}

function Naming({ repId, own, onDone }: { repId: string; own: boolean; onDone: () => void }) {
  const phone = usePhone();
  const [said, setSaid] = useState<Fields>({ text: "", topic: null });
  const { busy, alarm, keep } = useKeeping();
  async function name(event: SubmitEvent) {
    event.preventDefault();
    const { text, topic } = said;
    if (topic && (await keep(() => nameImpediment(phone, repId, { text, topic })))) onDone();
  }
  return (
    <Sheet label="In the way" onClose={onDone}>
      <form class="stack" onSubmit={name}>
        <h2>{own ? "What is in your way?" : "What is in the way?"}</h2>
        <ImpedimentFields said={said} onChange={(part) => setSaid({ ...said, ...part })} />
        <p class="note">It stays in sight of you both until it is resolved.</p>
        {alarm}
        <button type="submit" class="button filled big" disabled={busy || said.text.trim() === ""}>
          Name it
        </button>
      </form>
    </Sheet>
  );
}

export interface Said {
  readonly text: string;
  readonly topic: Topic;
}

interface Fields {
  readonly text: string;
  /** Null: not chosen yet; the form is not sent without. */
  readonly topic: Topic | null;
}

/** What it is, and what it is about. */
export function ImpedimentFields({
  said,
  onChange,
}: {
  said: Fields;
  onChange: (part: Partial<Said>) => void;
}) {
  return (
    <>
      <label class="field">
        <span class="label">What is it?</span>
        <textarea
          class="input"
          required
          maxLength={LONGEST_IMPEDIMENT}
          placeholder="Legal takes nine days on the trial agreement."
          value={said.text}
          onInput={(event) => onChange({ text: event.currentTarget.value })}
        />
      </label>
      <label class="field">
        <span class="label">What is it about?</span>
        <select
          class="input"
          required
          value={said.topic ?? ""}
          onChange={(event) => onChange({ topic: event.currentTarget.value as Topic })}
        >
          {said.topic === null && (
            <option value="" selected>
              Choose
            </option>
          )}
          {TOPICS.map(([topic, words]) => (
            <option key={topic} value={topic} selected={topic === said.topic}>
              {words}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}
