import { FileUp } from "lucide";
import { useEffect, useState } from "preact/hooks";
import { Section } from "../../parts/page";
import { usePhone } from "../../parts/phone";
import { forgetProfile, NotDone, type SavedProfile, savedProfiles } from "../../record/numbers";
import { Drop } from "./drop";
import { HOLDS } from "./words";

interface Props {
  busy: boolean;
  failed: string | null;
  onChoose: (file: File) => void;
}

/** The first step: a file, dropped or picked; and what else there is to know before. */
export function ChooseFile({ busy, failed, onChoose }: Props) {
  const { me } = usePhone();
  return (
    <>
      <Drop
        icon={FileUp}
        title="A CSV file with numbers"
        accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
        label="File with numbers"
        button={busy ? "Looking at it…" : "Choose a file"}
        busy={busy}
        failed={failed}
        onChoose={([file]) => file && onChoose(file)}
      >
        <span class="desk-only">Drop it here, or choose it. </span>Opportunities, calls, conversations,
        e-mails, or counts for each day. Exports of HubSpot, Salesforce and Pipedrive are recognized; of any
        other you say what its columns are.
      </Drop>
      <ul class="lines note">
        <li>Nothing is brought in before you have seen what would come.</li>
        <li>The same file again changes nothing: what differs is updated, nothing is counted twice.</li>
        <li>How long a call took is never read: a column that holds it is left out.</li>
        {me.role === "manager" && <li>You bring in numbers of your own reps.</li>}
      </ul>
      <Section title="To critique">
        <p>
          Recordings of calls, e-mails and call notes wait to be critiqued once they are here.{" "}
          <a class="link" href="/import/to-critique">
            Bring them in
          </a>
        </p>
      </Section>
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
