import { useId, useRef, useState } from "preact/hooks";
import { usePhone } from "../../parts/phone";
import { useAsking } from "../../parts/use_asking";
import { counted } from "../../parts/words";
import { type Invitations, type Invited, inviteList, mailLinks } from "../../record/people";

const EXAMPLE = `Mia Berg, mia@example.com, manager
Kim Lee, kim@example.com, rep, mia@example.com`;

interface Props {
  /** Whether links go by e-mail. */
  byMail: boolean;
  onInvited: (made: readonly Invited[]) => void;
}

/** A list, pasted or from a file: looked at first, then invited. What is refused says why, and keeps nobody else. */
export function InviteMany({ byMail, onInvited }: Props) {
  const phone = usePhone();
  const id = useId();
  const picker = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const [file, setFile] = useState<File | null>(null);
  const [tried, setTried] = useState<Invitations | null>(null);
  const [sent, setSent] = useState(0);
  const { busy, failed, run } = useAsking();
  const list = file ?? text;
  const look = (list: string | File) => run(async () => setTried(await inviteList(phone, list, true)));
  async function invite() {
    await run(async () => {
      const came = await inviteList(phone, list, false);
      setTried(came.refused.length > 0 ? { invited: [], refused: came.refused } : null);
      setText("");
      setFile(null);
      onInvited(byMail ? await mailLinks(phone, came.invited, setSent) : came.invited);
      setSent(0);
    });
  }
  function choose(picked: File | undefined) {
    if (!picked) return;
    setFile(picked);
    setTried(null);
    void look(picked);
  }
  return (
    <div class="card stack">
      <div class="field">
        <label for={id}>A line for each person</label>
        <textarea
          id={id}
          class="input"
          rows={4}
          placeholder={EXAMPLE}
          aria-describedby={`${id}-hint`}
          value={text}
          onInput={(event) => {
            setText(event.currentTarget.value);
            setFile(null);
            setTried(null);
          }}
        />
        <p class="note" id={`${id}-hint`}>
          Name, e-mail, role, and for a rep who coaches them. Copied from a spreadsheet is fine.
        </p>
      </div>
      <input
        ref={picker}
        type="file"
        hidden
        accept=".csv,.txt,text/csv,text/plain"
        aria-label="File with people"
        onChange={(event) => choose(event.currentTarget.files?.[0])}
      />
      <div class="cluster">
        <button
          type="button"
          class="button"
          disabled={busy || text.trim() === ""}
          onClick={() => void look(text)}
        >
          See who it is
        </button>
        <button type="button" class="link" onClick={() => picker.current?.click()}>
          Choose a CSV file
        </button>
      </div>
      {file && <p class="note">{file.name}</p>}
      {failed && (
        <p class="alarm" role="alert">
          {failed}
        </p>
      )}
      {sent > 0 && (
        <p class="note" role="status">
          {counted(sent, "e-mail")} sent. Leave this open until all are.
        </p>
      )}
      {tried && <Tried tried={tried} busy={busy} onInvite={() => void invite()} />}
    </div>
  );
}

function Tried({ tried, busy, onInvite }: { tried: Invitations; busy: boolean; onInvite: () => void }) {
  const { invited, refused } = tried;
  return (
    <div class="stack" role="status">
      {refused.length > 0 && (
        <div class="stack tight">
          <h3>{counted(refused.length, "line")} left out</h3>
          <ul class="lines">
            {refused.map((one) => (
              <li key={one.row}>
                <strong>{one.name || one.email || `Line ${one.row}`}</strong> (line {one.row}): {one.title}
              </li>
            ))}
          </ul>
        </div>
      )}
      {invited.length > 0 && (
        <>
          <div class="stack tight">
            <h3>{counted(invited.length, "person", "people")} to invite</h3>
            <p class="note">{invited.map(({ name }) => name).join(", ")}</p>
          </div>
          <button type="button" class="button" disabled={busy} onClick={onInvite}>
            Invite {counted(invited.length, "person", "people")}
          </button>
        </>
      )}
    </div>
  );
}
