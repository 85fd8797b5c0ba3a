import { useState } from "preact/hooks";
import { assign, changeImpediment, openAgain, removeImpediment, resolve } from "../record/impediment";
import { type Impediment, whoCanLookAfter } from "../store/queries";
import { Choose } from "./choose";
import { useKeeping } from "./keeping";
import { useLive } from "./live";
import { ImpedimentFields, LONGEST_IMPEDIMENT, type Said } from "./name_impediment";
import { usePhone, useToday } from "./phone";
import { Sheet } from "./sheet";
import { aboutImpediment } from "./topics";

interface Props {
  impediment: Impediment;
  onDone: () => void;
}

/** What can be done about something in the way: who looks after it, that it is resolved, that it is another thing. */
export function ImpedimentSheet({ impediment, onDone }: Props) {
  const phone = usePhone();
  const today = useToday();
  const { busy, alarm, keep } = useKeeping();
  const [changing, setChanging] = useState(false);
  const { id, text, resolvedOn } = impediment;
  const doIt = async (action: () => Promise<unknown>) => {
    if (await keep(action)) onDone();
  };
  return (
    <Sheet label="In the way" onClose={onDone}>
      <div class="stack">
        {changing ? (
          <Changing impediment={impediment} onDone={() => setChanging(false)} />
        ) : (
          <div class="stack tight">
            <h2 class="item">{text}</h2>
            <p class="note">{aboutImpediment(impediment, today, today)}</p>
          </div>
        )}
        {resolvedOn === null ? (
          <>
            <Assigned impediment={impediment} />
            <Resolving onResolve={(how) => doIt(() => resolve(phone, id, how))} busy={busy} />
          </>
        ) : (
          <button
            type="button"
            class="button"
            disabled={busy}
            onClick={() => doIt(() => openAgain(phone, id))}
          >
            It is in the way after all
          </button>
        )}
        {alarm}
        <div class="cluster">
          {!changing && (
            <button type="button" class="link" onClick={() => setChanging(true)}>
              Say it better
            </button>
          )}
          <button
            type="button"
            class="link"
            disabled={busy}
            onClick={() => doIt(() => removeImpediment(phone, id))}
          >
            Named by mistake
          </button>
        </div>
      </div>
    </Sheet>
  );
}

const NOBODY = "";

/** Who looks after it. */
function Assigned({ impediment }: { impediment: Impediment }) {
  const phone = usePhone();
  const { alarm, keep } = useKeeping();
  const live = useLive(() => whoCanLookAfter(phone.store, impediment), [impediment]);
  const people = live.state === "here" ? live.value : [];
  return (
    <>
      <Choose
        label="Who looks after it?"
        value={impediment.assignedTo?.id ?? NOBODY}
        options={[[NOBODY, "Nobody yet"], ...people.map(({ id, name }) => [id, name] as const)]}
        onChoose={(person) => void keep(() => assign(phone, impediment.id, person || null))}
      />
      {alarm}
    </>
  );
}

function Resolving({ onResolve, busy }: { onResolve: (how: string) => void; busy: boolean }) {
  const [how, setHow] = useState("");
  return (
    <>
      <label class="field">
        <span class="label">How was it resolved? (optional)</span>
        <textarea
          class="input"
          maxLength={LONGEST_IMPEDIMENT}
          value={how}
          onInput={(event) => setHow(event.currentTarget.value)}
        />
      </label>
      <button type="button" class="button filled big" disabled={busy} onClick={() => onResolve(how)}>
        It is out of the way
      </button>
    </>
  );
}

function Changing({ impediment, onDone }: Props) {
  const phone = usePhone();
  const { busy, alarm, keep } = useKeeping();
  const [said, setSaid] = useState<Said>({ text: impediment.text, topic: impediment.topic });
  const save = async () => {
    if (await keep(() => changeImpediment(phone, impediment.id, said))) onDone();
  };
  return (
    <div class="stack">
      <ImpedimentFields said={said} onChange={(part) => setSaid({ ...said, ...part })} />
      {alarm}
      <button
        type="button"
        class="button"
        disabled={busy || said.text.trim() === ""}
        onClick={() => void save()}
      >
        Keep it like this
      </button>
    </div>
  );
}
