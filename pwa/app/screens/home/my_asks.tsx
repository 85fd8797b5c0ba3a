import { useState } from "preact/hooks";
import { useKeeping } from "../../parts/keeping";
import { useLive } from "../../parts/live";
import { Section } from "../../parts/page";
import { usePhone, useToday } from "../../parts/phone";
import { Sheet } from "../../parts/sheet";
import { A_KIND, ago, dayMonth, localDate, when } from "../../parts/words";
import { ask, takeBackAsk, type Wish } from "../../record/ask";
import { type Ask, myAsks } from "../../store/queries";

const KINDS = Object.keys(A_KIND) as Wish["kind"][];
const LIMITS = { customer: 200, words: 2000 };

/** What I asked to be seen at, how it was answered, and the way to ask. */
export function MyAsks() {
  const phone = usePhone();
  const live = useLive(() => myAsks(phone), []);
  const [asking, setAsking] = useState(false);
  const mine = live.state === "here" ? live.value : [];
  return (
    <Section title="Ask to be seen">
      <div class="card stack">
        {mine.map((one) => (
          <Mine key={one.id} asked={one} />
        ))}
        {mine.length === 0 && (
          <p class="note">A visit coming up, or a call you want to hear together? Say so.</p>
        )}
        <button type="button" class="button" onClick={() => setAsking(true)}>
          Ask your manager
        </button>
      </div>
      {asking && <AskFor onDone={() => setAsking(false)} />}
    </Section>
  );
}

function Mine({ asked }: { asked: Ask }) {
  const phone = usePhone();
  const today = useToday();
  const { busy, alarm, keep } = useKeeping("It was not taken back");
  const { kind, customer, wantedOn, askedAt, answeredAt } = asked;
  const what = [A_KIND[kind], customer, wantedOn && dayMonth(wantedOn, today)].filter(Boolean).join(" · ");
  return (
    <div class="stack tight">
      <div class="cluster apart">
        <div class="grow">
          <p>{what}</p>
          <p class="note">{howAnswered(asked, today)}</p>
        </div>
        {!answeredAt && (
          <button
            type="button"
            class="link"
            disabled={busy}
            aria-label={`Take back: ${what}, asked ${ago(localDate(askedAt), today)}`}
            onClick={() => keep(() => takeBackAsk(phone, asked.id))}
          >
            Take back
          </button>
        )}
      </div>
      {alarm}
    </div>
  );
}

function howAnswered({ answeredAt, plannedFor, answer, askedAt }: Ask, today: string): string {
  if (!answeredAt) return `Asked ${ago(localDate(askedAt), today)}. Not answered yet.`;
  return [plannedFor && `Planned: ${when(plannedFor, today)}.`, answer && `Your manager: “${answer}”`]
    .filter(Boolean)
    .join(" ");
}

function AskFor({ onDone }: { onDone: () => void }) {
  const phone = usePhone();
  const today = useToday();
  const [wish, setWish] = useState<Wish>({ kind: "ride_along", customer: "", wantedOn: "", words: "" });
  const change = (part: Partial<Wish>) => setWish((before) => ({ ...before, ...part }));
  const { busy, alarm, keep } = useKeeping("It was not asked");
  async function send(event: SubmitEvent) {
    event.preventDefault();
    if (await keep(() => ask(phone, wish))) onDone();
  }
  return (
    <Sheet label="Ask to be seen" onClose={onDone}>
      <form class="stack" onSubmit={send}>
        <h2>Ask to be seen</h2>
        <label class="field">
          <span class="label">What should your manager do?</span>
          <select
            class="input"
            value={wish.kind}
            onChange={(event) => change({ kind: event.currentTarget.value as Wish["kind"] })}
          >
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {TO_DO[kind]}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          <span class="label">{wish.kind === "ride_along" ? "Which customer" : "Which one"}</span>
          <input
            class="input"
            maxLength={LIMITS.customer}
            placeholder={wish.kind === "ride_along" ? "Cancity" : "Cancity, Tuesday’s"}
            value={wish.customer}
            onInput={(event) => change({ customer: event.currentTarget.value })}
          />
        </label>
        <label class="field">
          <span class="label">{wish.kind === "ride_along" ? "On which day, if you know it" : "By when"}</span>
          <input
            class="input"
            type="date"
            min={today}
            value={wish.wantedOn}
            onInput={(event) => change({ wantedOn: event.currentTarget.value })}
          />
        </label>
        <label class="field">
          <span class="label">What should they look at?</span>
          <textarea
            class="input"
            maxLength={LIMITS.words}
            value={wish.words}
            onInput={(event) => change({ words: event.currentTarget.value })}
          />
        </label>
        {alarm}
        <button type="submit" class="button filled big" disabled={busy}>
          Ask
        </button>
      </form>
    </Sheet>
  );
}

const TO_DO: Record<Wish["kind"], string> = {
  ride_along: "Ride along to a customer",
  call_recording: "Listen to a recording with me",
  email: "Read an e-mail of mine",
  call_note: "Read my notes of a call",
};
