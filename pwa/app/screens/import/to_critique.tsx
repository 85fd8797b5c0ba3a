import "../../style/import.css";
import { AudioLines } from "lucide";
import { useState } from "preact/hooks";
import { useLive } from "../../parts/live";
import { Page, Section } from "../../parts/page";
import { usePhone } from "../../parts/phone";
import { counted, listed, size } from "../../parts/words";
import type { Taken } from "../../record/to_critique";
import { repsOf } from "../../store/queries";
import { Drop } from "./drop";
import { type OnItsWay, unmatchedIn, useSending } from "./sending";
import { WhoseAreThey } from "./whose";

/** Recordings, e-mails and notes: dropped, sent one by one, and what is nobody's is said by hand. */
export function ToCritique() {
  const phone = usePhone();
  const live = useLive(() => repsOf(phone), []);
  const reps = live.state === "here" ? live.value : [];
  const { files, add, again } = useSending();
  const going = files.some(({ state }) => state === "goes" || state === "waits");
  const unmatched = unmatchedIn(files);
  const failed = files.some(({ state, canWait }) => state === "failed" && canWait);
  return (
    <Page title="To critique" over="Recordings, e-mails and notes" back="/import">
      <Drop
        icon={AudioLines}
        title="What your reps said and wrote"
        accept=".mp3,.m4a,.wav,.ogg,.webm,.eml,.mbox,.csv,audio/*,message/rfc822,application/mbox,text/csv"
        label="Files to critique"
        button="Choose files"
        many
        plain={unmatched.length > 0}
        onChoose={add}
      >
        <span class="desk-only">Drop them here, or choose them, as many as you like. </span>Recordings (mp3,
        m4a, wav, ogg, webm, up to 200 MB each), e-mails (.eml, .mbox), and call notes as CSV with the columns
        notes, rep and date.
      </Drop>
      {files.length === 0 && <Before />}
      {files.length > 0 && <Came files={files} names={new Map(reps.map(({ id, name }) => [id, name]))} />}
      {failed && !going && (
        <p>
          <button type="button" class="button" onClick={() => again({})}>
            Try those again
          </button>
        </p>
      )}
      <WhoseAreThey unmatched={unmatched} reps={reps} busy={going} onSay={again} />
    </Page>
  );
}

function Before() {
  return (
    <ul class="lines note">
      <li>
        An e-mail is matched by who wrote it, notes by their rep, a recording by the rep’s name in the file’s
        name, such as “Rob Smith 2026-11-27.mp3”.
      </li>
      <li>The same file again changes nothing. Attachments of e-mails are left out.</li>
      <li>How long a call took is never read.</li>
    </ul>
  );
}

interface CameProps {
  files: readonly OnItsWay[];
  names: ReadonlyMap<string, string>;
}

/** Each file with how far it is, and what came of it. */
function Came({ files, names }: CameProps) {
  const done = files.filter(({ state }) => state === "done" || state === "failed").length;
  const [all, setAll] = useState(false);
  const shown = all ? files : files.slice(-MOST_SHOWN);
  return (
    <Section title="Files">
      <p class="note" role="status">
        {done < files.length
          ? `${done} of ${counted(files.length, "file")} done. Stay on this page until all are.`
          : `${counted(files.length, "file")}: ${inAll(files)}.`}
      </p>
      <ul class="card list">
        {shown.map((one) => (
          <li key={one.id} class="entry">
            <span class="grow file-name">
              <strong>{one.file.name}</strong>
              <Outcome one={one} names={names} />
            </span>
          </li>
        ))}
      </ul>
      {shown.length < files.length && (
        <button type="button" class="link" onClick={() => setAll(true)}>
          Show all {files.length}
        </button>
      )}
    </Section>
  );
}

const MOST_SHOWN = 30;

function inAll(files: readonly OnItsWay[]): string {
  const taken = files.flatMap((one) => one.taken ?? []);
  const fresh = taken.flatMap((one) => one.new).reduce((sum, { count }) => sum + count, 0);
  const there = taken.reduce((sum, one) => sum + one.there, 0);
  return `${fresh} new to critique${there > 0 ? `, ${there} there already` : ""}`;
}

function Outcome({ one, names }: { one: OnItsWay; names: ReadonlyMap<string, string> }) {
  if (one.state === "waits") return <span class="note">Waits · {size(one.file.size)}</span>;
  if (one.state === "goes") {
    const label = `Sending ${one.file.name}`;
    return (
      <>
        <span class="note">{one.share < 1 ? `Sending · ${size(one.file.size)}` : "Looking at it…"}</span>
        <progress class="bar" max={1} value={one.share} aria-label={label} />
      </>
    );
  }
  if (one.state === "failed" || !one.taken) return <span class="alarm">✕ {one.failed}</span>;
  return <CameOf taken={one.taken} names={names} />;
}

function CameOf({ taken, names }: { taken: Taken; names: ReadonlyMap<string, string> }) {
  const perRep = new Map<string, number>();
  for (const { rep_id, count } of taken.new) perRep.set(rep_id, (perRep.get(rep_id) ?? 0) + count);
  const fresh = [...perRep].map(([id, count]) => `${count} for ${names.get(id) ?? "a rep"}`);
  const nobodys = taken.unmatched.reduce((sum, { count }) => sum + count, 0);
  const said = [
    fresh.length > 0 && `${listed(fresh)}`,
    taken.there > 0 && `${taken.there} there already`,
    taken.received > 0 && `${counted(taken.received, "e-mail")} left out that a rep received, not wrote`,
    taken.automatic > 0 &&
      `${counted(taken.automatic, "automatic reply, invitation or draft", "automatic replies, invitations or drafts")} left out`,
    taken.left_out > 0 && `${taken.left_out} left out, as you said`,
    nobodys > 0 && `${nobodys} not matched to a rep`,
  ].filter(Boolean);
  const sign = fresh.length + taken.there > 0 && nobodys + taken.refused.length === 0 ? "✓" : "◐";
  return (
    <>
      <span class="note">
        {nobodys > 0 && fresh.length + taken.there === 0 ? "–" : sign} {said.join(" · ") || "Nothing to take"}
      </span>
      {taken.refused.slice(0, REFUSED_SHOWN).map(({ what, reason }) => (
        <span key={what} class="note late">
          {what} {reason}
        </span>
      ))}
      {taken.refused.length > REFUSED_SHOWN && (
        <span class="note late">And {taken.refused.length - REFUSED_SHOWN} more that could not be read.</span>
      )}
    </>
  );
}

const REFUSED_SHOWN = 5;
