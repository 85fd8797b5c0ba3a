import { useState } from "preact/hooks";
import { answer, planFor } from "../record/ask";
import { type AskOf, asksToAnswer } from "../store/queries";
import { useKeeping } from "./keeping";
import { useLive } from "./live";
import { Section } from "./page";
import { firstName } from "./person";
import { usePhone, useToday } from "./phone";
import { Sheet } from "./sheet";
import { WhenField } from "./when_field";
import { A_KIND, ago, dayMonth, inDays, listed, localDate } from "./words";

const MOST_WORDS = 2000;

/** What reps ask to be seen at, until it is answered; nothing when nobody asks. `repId`: this rep alone. */
export function Asked({ repId }: { repId?: string }) {
  const phone = usePhone();
  const live = useLive(() => asksToAnswer(phone, repId), [repId]);
  if (live.state !== "here" || live.value.length === 0) return null;
  return (
    <Section title="Asked of you">
      {live.value.map((asked) => (
        <One key={asked.id} asked={asked} />
      ))}
    </Section>
  );
}

function One({ asked }: { asked: AskOf }) {
  const today = useToday();
  const [open, setOpen] = useState<"plan" | "answer" | null>(null);
  const { rep, kind, customer, wantedOn, words, askedAt } = asked;
  const name = firstName(rep.name);
  const close = () => setOpen(null);
  const what = [customer, wantedOn && dayMonth(wantedOn, today), `asked ${ago(localDate(askedAt), today)}`];
  return (
    <article class="card">
      <div class="stack tight">
        <h3>
          {name} asks you {TO_DO[kind]}
        </h3>
        <p class="note">{what.filter(Boolean).join(" · ")}</p>
        {words && <p class="said">“{words}”</p>}
      </div>
      <div class="cluster">
        {kind === "ride_along" && (
          <button type="button" class="button" onClick={() => setOpen("plan")}>
            Plan it
          </button>
        )}
        <button type="button" class="link" onClick={() => setOpen("answer")}>
          Answer {name}
        </button>
      </div>
      {open === "plan" && <PlanIt asked={asked} onDone={close} />}
      {open === "answer" && <Answer asked={asked} onDone={close} />}
    </article>
  );
}

const TO_DO = {
  ride_along: "to ride along",
  call_recording: "to listen to a recording",
  email: "to read an e-mail",
  call_note: "to read notes of a call",
};

function PlanIt({ asked, onDone }: { asked: AskOf; onDone: () => void }) {
  const phone = usePhone();
  const today = useToday();
  const wished = asked.wantedOn && asked.wantedOn >= today ? asked.wantedOn : inDays(today, 1);
  const [at, setAt] = useState(`${wished}T09:00`);
  const { busy, alarm, keep } = useKeeping("It was not planned");
  async function plan(event: SubmitEvent) {
    event.preventDefault();
    if (await keep(() => planFor(phone, asked.id, new Date(at).toISOString()))) onDone();
  }
  const about = listed([asked.rep.name, asked.customer].filter(Boolean));
  return (
    <Sheet label="Plan a ride-along" onClose={onDone}>
      <form class="stack" onSubmit={plan}>
        <div class="stack tight">
          <h2>Plan a ride-along</h2>
          <p class="note">With {about}.</p>
        </div>
        <WhenField value={at} hint={`${firstName(asked.rep.name)} reads when it is.`} onInput={setAt} />
        {alarm}
        <button type="submit" class="button filled big" disabled={busy || at === ""}>
          Plan it
        </button>
      </form>
    </Sheet>
  );
}

function Answer({ asked, onDone }: { asked: AskOf; onDone: () => void }) {
  const phone = usePhone();
  const [text, setText] = useState("");
  const { busy, alarm, keep } = useKeeping("It was not answered");
  const name = firstName(asked.rep.name);
  async function send(event: SubmitEvent) {
    event.preventDefault();
    if (await keep(() => answer(phone, asked.id, text))) onDone();
  }
  return (
    <Sheet label={`Answer ${name}`} onClose={onDone}>
      <form class="stack" onSubmit={send}>
        <div class="stack tight">
          <h2>Answer {name}</h2>
          <p class="note">{[A_KIND[asked.kind], asked.customer].filter(Boolean).join(" · ")}</p>
        </div>
        <label class="field">
          <span class="label">Your answer</span>
          <textarea
            class="input"
            required
            maxLength={MOST_WORDS}
            placeholder="Yes, and when. Or what to do instead."
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
        {alarm}
        <button type="submit" class="button filled big" disabled={busy || text.trim() === ""}>
          Answer
        </button>
      </form>
    </Sheet>
  );
}
