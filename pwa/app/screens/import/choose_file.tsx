import { FileUp } from "lucide";
import { useEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../../parts/icon";
import { Section } from "../../parts/page";
import { usePhone } from "../../parts/phone";
import { forgetProfile, NotDone, type SavedProfile, savedProfiles } from "../../record/numbers";
import { syncState } from "../../sync/state";
import { HOLDS } from "./words";

interface Props {
  busy: boolean;
  failed: string | null;
  onChoose: (file: File) => void;
}

/** The first step: a file, dropped or picked; and what else there is to know before. */
export function ChooseFile({ busy, failed, onChoose }: Props) {
  const { me } = usePhone();
  const picker = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const offline = syncState.value.phase === "offline";
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is the mouse's way; the button is everybody's */}
      <div
        class={over ? "card drop over" : "card drop"}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          const [dropped] = event.dataTransfer?.files ?? [];
          if (dropped && !busy) onChoose(dropped);
        }}
      >
        <Icon icon={FileUp} />
        <div class="stack tight">
          <h2 class="item">A CSV file with numbers</h2>
          <p class="note">
            <span class="desk-only">Drop it here, or choose it. </span>Opportunities, calls, conversations,
            e-mails, or counts for each day. Exports of HubSpot, Salesforce and Pipedrive are recognized; of
            any other you say what its columns are.
          </p>
        </div>
        <input
          ref={picker}
          class="unseen-text"
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
          aria-label="File with numbers"
          tabIndex={-1}
          onChange={(event) => {
            const [picked] = event.currentTarget.files ?? [];
            if (picked) onChoose(picked);
            event.currentTarget.value = ""; // the same one can be chosen again
          }}
        />
        <button
          type="button"
          class="button filled big"
          disabled={busy}
          onClick={() => picker.current?.click()}
        >
          {busy ? "Looking at it…" : "Choose a file"}
        </button>
        {failed && (
          <p class="alarm" role="alert">
            {failed}
          </p>
        )}
        {offline && !failed && (
          <p class="late">
            There is no signal. A file is read on the server, so this waits for one; everything else goes on.
          </p>
        )}
      </div>
      <ul class="lines note">
        <li>Nothing is brought in before you have seen what would come.</li>
        <li>The same file again changes nothing: what differs is updated, nothing is counted twice.</li>
        <li>How long a call took is never read: a column that holds it is left out.</li>
        {me.role === "manager" && <li>You bring in numbers of your own reps.</li>}
      </ul>
      <Known />
      {me.role === "director" && (
        <Section title="By itself">
          <p>
            Another system can send its numbers whenever it likes. It needs a token.{" "}
            <a class="link" href="/import/tokens">
              Tokens
            </a>
          </p>
        </Section>
      )}
    </>
  );
}

/** Files that were read before, and are known again by their columns. */
function Known() {
  const phone = usePhone();
  const [found, setFound] = useState<readonly SavedProfile[]>([]);
  const [failed, setFailed] = useState<string | null>(null);
  const load = () => {
    savedProfiles(phone).then(setFound, () => undefined); // without a signal nothing is missing here
  };
  useEffect(load, []);
  async function forget(id: string) {
    try {
      await forgetProfile(phone, id);
      setFailed(null);
      load();
    } catch (failure) {
      if (!(failure instanceof NotDone)) throw failure;
      setFailed(failure.message);
    }
  }
  if (found.length === 0) return null;
  return (
    <Section title="Files we know">
      <ul class="card list">
        {found.map(({ id, name, kind }) => (
          <li key={id} class="entry">
            <span class="grow">
              <strong>{name}</strong>
              <span class="note">{HOLDS[kind as keyof typeof HOLDS]}</span>
            </span>
            {phone.me.role === "director" && (
              <button
                type="button"
                class="link"
                aria-label={`Forget “${name}”`}
                onClick={() => void forget(id)}
              >
                Forget
              </button>
            )}
          </li>
        ))}
      </ul>
      {failed && (
        <p class="alarm" role="alert">
          {failed}
        </p>
      )}
    </Section>
  );
}
