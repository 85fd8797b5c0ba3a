import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { giveTraining, takeBackTraining, trainingDone } from "../record/focus";
import type { HeldFocus, Training } from "../store/queries";
import { useKeeping } from "./keeping";
import { usePhone, useToday } from "./phone";
import { Sheet } from "./sheet";
import { dayMonth, inDays } from "./words";

const LIMITS = { title: 200, url: 2000 };
const DAYS_TO_DO_IT = 7;

interface GivenProps {
  focus: HeldFocus;
  /** The link of the item's own training. */
  suggested: string | null;
  /** What else can be done, in the same line. */
  beside?: ComponentChildren;
}

/** The training that goes with a one thing, as its manager sees it: what was given, and the way to give more. */
export function TrainingGiven({ focus, suggested, beside }: GivenProps) {
  const [giving, setGiving] = useState(false);
  return (
    <div class="stack tight">
      {focus.trainings.map((training) => (
        <Given key={training.id} training={training} />
      ))}
      <div class="cluster">
        <button type="button" class="link" onClick={() => setGiving(true)}>
          {focus.trainings.length === 0 ? "+ Training" : "+ Another training"}
        </button>
        {beside}
      </div>
      {giving && <Give focus={focus} suggested={suggested} onDone={() => setGiving(false)} />}
    </div>
  );
}

function Given({ training }: { training: Training }) {
  const phone = usePhone();
  const { busy, alarm, keep } = useKeeping("It was not taken back");
  return (
    <>
      <div class="cluster apart">
        <div class="grow">
          <p>
            <Title training={training} />
          </p>
          <p class="note">{howFar(training, useToday())}</p>
        </div>
        {!training.doneAt && (
          <button
            type="button"
            class="link"
            disabled={busy}
            aria-label={`Take back the training “${training.title}”`}
            onClick={() => keep(() => takeBackTraining(phone, training.id))}
          >
            Take back
          </button>
        )}
      </div>
      {alarm}
    </>
  );
}

/** The rep's own: what to do, by when, and that it is done. */
export function MyTraining({ training }: { training: Training }) {
  const phone = usePhone();
  const today = useToday();
  const { busy, alarm, keep } = useKeeping();
  const done = training.doneAt !== null;
  return (
    <section class="card">
      <div class="cluster apart">
        <h2 class="item">
          Training: <Title training={training} />
        </h2>
        {done && <span class="badge met">Done</span>}
      </div>
      <p class="note">{howFar(training, today)}</p>
      {alarm}
      <button
        type="button"
        class={done ? "link" : "button"}
        disabled={busy}
        onClick={() => keep(() => trainingDone(phone, training.id, !done))}
      >
        {done ? "Not done after all" : "I have done it"}
      </button>
    </section>
  );
}

function Title({ training: { title, url } }: { training: Training }) {
  if (!url) return <>{title}</>;
  return (
    <a href={url} target="_blank" rel="noreferrer">
      {title}
    </a>
  );
}

function howFar({ dueOn, doneAt }: Training, today: string): string {
  if (doneAt) return `Done ${dayMonth(doneAt, today)}.`;
  if (!dueOn) return "Not done yet.";
  return dueOn < today ? `Was due ${dayMonth(dueOn, today)}.` : `By ${dayMonth(dueOn, today)}.`;
}

/** Something to read, to watch or to play through, and by when. */
function Give(props: { focus: HeldFocus; suggested: string | null; onDone: () => void }) {
  const { focus, suggested, onDone } = props;
  const phone = usePhone();
  const [title, setTitle] = useState("");
  const [url, setUrl] = useState(suggested ?? "");
  const [dueOn, setDueOn] = useState(inDays(useToday(), DAYS_TO_DO_IT));
  const { busy, alarm, keep } = useKeeping("It was not given");
  async function give(event: SubmitEvent) {
    event.preventDefault();
    if (await keep(() => giveTraining(phone, focus.id, { title, url, dueOn }))) onDone();
  }
  return (
    <Sheet label="Give a training" onClose={onDone}>
      <form class="stack" onSubmit={give}>
        <h2>Give a training</h2>
        <label class="field">
          <span class="label">What to do</span>
          <input
            class="input"
            required
            maxLength={LIMITS.title}
            placeholder="A role play, a page to read, a call to hear"
            value={title}
            onInput={(event) => setTitle(event.currentTarget.value)}
          />
        </label>
        <label class="field">
          <span class="label">Link, if there is one</span>
          <input
            class="input"
            type="url"
            pattern="https?://.+"
            title="An address that begins with https://"
            maxLength={LIMITS.url}
            placeholder="https://"
            value={url}
            onInput={(event) => setUrl(event.currentTarget.value)}
          />
        </label>
        <label class="field">
          <span class="label">Done by</span>
          <input
            class="input"
            type="date"
            value={dueOn}
            onInput={(event) => setDueOn(event.currentTarget.value)}
          />
        </label>
        {alarm}
        <button type="submit" class="button filled big" disabled={busy || title.trim() === ""}>
          Give it
        </button>
      </form>
    </Sheet>
  );
}
