import { useState } from "preact/hooks";
import { sinceInWords, untilInWords } from "../../parts/moment_words";
import { usePhone } from "../../parts/phone";
import { useAsking } from "../../parts/use_asking";
import { grouped } from "../../parts/words";
import {
  type Connection,
  changeConnection,
  removeConnection,
  type Tried,
  tryConnection,
} from "../../record/connections";
import { runJob } from "../../record/jobs";
import { Came } from "./connection_report";

interface Props {
  connection: Connection;
  isAtWork: boolean;
  busy: boolean;
  /** Does something there, and asks again how it is. */
  change: (work: () => Promise<unknown>) => Promise<boolean>;
  onChange: () => void;
}

/** One connection: how it is doing, what came, and what can be done. */
export function ConnectionCard({ connection, isAtWork, busy, change, onChange }: Props) {
  const phone = usePhone();
  const { id, name, active, trouble, report, key } = connection;
  const [tried, setTried] = useState<Tried | null>(null);
  const asking = useAsking();
  async function tryIt() {
    setTried(await tryConnection(phone, id));
    if (trouble) await change(async () => undefined); // it answers: how it is now is another story
  }
  return (
    <section class="card stack" aria-label={name}>
      <h2>{name}</h2>
      <HowItIs connection={connection} isAtWork={isAtWork} />
      {tried && !trouble && <Answered tried={tried} hasOwners={connection.kind !== "mailbox"} />}
      {report && <Came report={report} />}
      {asking.failed && (
        <p class="alarm" role="alert">
          {asking.failed}
        </p>
      )}
      <div class="cluster">
        {trouble ? (
          <button type="button" class="button filled" onClick={onChange}>
            Enter it again
          </button>
        ) : (
          active && (
            <button
              type="button"
              class="button"
              disabled={busy || isAtWork}
              onClick={() => void change(() => runJob(phone, key))}
            >
              Read it now
            </button>
          )
        )}
        <button type="button" class="button" disabled={asking.busy} onClick={() => void asking.run(tryIt)}>
          {asking.busy ? "Asking…" : "Try it"}
        </button>
        {!trouble && (
          <button type="button" class="button" onClick={onChange}>
            Change
          </button>
        )}
        <button
          type="button"
          class="button"
          disabled={busy}
          onClick={() => void change(() => changeConnection(phone, id, { active: !active }))}
        >
          {active ? "Pause" : "Go on"}
        </button>
        <Remove name={name} busy={busy} onRemove={() => void change(() => removeConnection(phone, id))} />
      </div>
    </section>
  );
}

/** In trouble, paused, at work, or when it was read last and is read next. */
function HowItIs({ connection, isAtWork }: { connection: Connection; isAtWork: boolean }) {
  const now = Date.now();
  const { trouble, active, running, done, total, ended_at, outcome, says, due_at } = connection;
  if (trouble) {
    return (
      <p class="alarm" role="alert">
        Nothing comes in. {trouble}
      </p>
    );
  }
  if (!active) {
    return (
      <p>
        <span class="badge">Paused</span> Nothing comes in until you let it go on.
      </p>
    );
  }
  if (isAtWork) {
    const far =
      done === null ? "" : total === null ? `: ${grouped(done)}` : `: ${grouped(done)} of ${grouped(total)}`;
    return (
      <div class="stack tight">
        <p role="status">
          {running ? "Being read" : "Is read in a moment"}
          {running && far}
        </p>
        {running && done !== null && total !== null && total > 0 && (
          <progress class="bar" max={total} value={done} aria-label="How far it is read" />
        )}
      </div>
    );
  }
  return (
    <div class="stack tight">
      {ended_at && (
        <p>
          {outcome !== "done" && <span class="badge missed">{outcome === "waits" ? "Waits" : "Failed"}</span>}{" "}
          Read {sinceInWords(ended_at, now)}. {says}
        </p>
      )}
      {due_at && <p class="note">Is read again {untilInWords(due_at, now)}.</p>}
    </div>
  );
}

/** Who we are there, and, where things have owners, who of them is known here. */
function Answered({ tried: { who, matched, others }, hasOwners }: { tried: Tried; hasOwners: boolean }) {
  const names = (people: Tried["others"]) =>
    people.map(({ name, email }) => name || email || "somebody without a name").join(", ");
  return (
    <div class="stack tight" role="status">
      <p>
        <span class="badge met">✓ It answers</span> {who}.
      </p>
      {hasOwners && (
        <p>
          {matched.length === 0
            ? "Nobody there has the e-mail of a rep here, so nothing would come in."
            : `Known here as reps, by e-mail: ${names(matched)}.`}
        </p>
      )}
      {others.length > 0 && (
        <p class="note">Not reps here, so what is theirs stays there: {names(others)}.</p>
      )}
    </div>
  );
}

/** Asked twice: nothing comes in any more. */
function Remove({ name, busy, onRemove }: { name: string; busy: boolean; onRemove: () => void }) {
  const [sure, setSure] = useState(false);
  return (
    <button
      type="button"
      class="button"
      disabled={busy}
      aria-label={sure ? `Remove ${name}: what came in stays` : `Remove ${name}`}
      onClick={() => (sure ? onRemove() : setSure(true))}
      onBlur={() => setSure(false)}
    >
      {sure ? "What came in stays: remove" : "Remove"}
    </button>
  );
}
