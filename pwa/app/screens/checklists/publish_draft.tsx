import { useState } from "preact/hooks";
import { changesBetween } from "../../coaching";
import { changeLines, changesInWords } from "../../parts/checklist_words";
import { useKeeping } from "../../parts/keeping";
import { usePhone } from "../../parts/phone";
import { changeDraft } from "../../record/checklist_draft";
import { NotPublished, publish, type WhyNot } from "../../record/publish";
import { go } from "../../routes";
import { toListed } from "../../store/queries";
import { syncState } from "../../sync/state";
import type { Editing } from "./draft";

const WHY: Record<WhyNot, string> = {
  offline:
    "Not published: publishing needs a connection. The draft is saved on this device; try again with a signal.",
  unanswered:
    "The connection broke, so it is not known yet whether the draft was published. Try again with a signal: it will not come out twice.",
  signed_out: "Not published: sign in again first. The draft is saved on this device.",
  not_sent: "Not published: some of the draft was not accepted. Open the state above to see why.",
  gone: "Not published: another director has published this draft, or thrown it away.",
  draft_changed: "Not published: the draft changed just now. Look at it as it is, then publish it.",
  published_meanwhile: "Not published: another version came out meanwhile. Compare the draft with it first.",
  draft_not_ready: "Not published: something in the draft is not ready. Look through the items once more.",
  draft_too_long: "Not published: the items say more than a checklist can hold. Make some texts shorter.",
  not_permitted: "Not published: only a director can publish a checklist.",
  trouble: "Not published: the server could not do it just now. The draft is saved; try again in a moment.",
};

/** What will be different for everybody, what is in the way, and the button. */
export function PublishDraft({ editing, next }: { editing: Editing; next: number }) {
  const { current, base, changes, problems } = editing;
  const overtaken = current !== null && current.id !== base?.id;
  const ofItems = problems.filter(({ itemId }) => itemId !== null).length;
  return (
    <section class="card stack" aria-label="Publish">
      <h2 class="item">What will change</h2>
      {changes ? (
        <>
          <p>{changesInWords(changes)}.</p>
          <ul class="lines">
            {changeLines(changes).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      ) : (
        <p>The first version: every manager gets it with the next signal.</p>
      )}
      {overtaken && <Overtaken editing={editing} />}
      {problems
        .filter(({ itemId, code }) => itemId === null && code !== "nothing_changed")
        .map(({ code, title }) => (
          <p key={code} class="late">
            {title}
          </p>
        ))}
      {ofItems > 0 && <p class="late">Some items are not ready. They say what is missing.</p>}
      <p class="note">
        What was seen so far stays as it is, and a ride-along that is under way goes on with the version it
        began with. A one thing keeps the standard it was agreed under.
      </p>
      <Publish editing={editing} next={next} ready={problems.length === 0 && !overtaken} />
    </section>
  );
}

function Publish({ editing: { draft }, next, ready }: { editing: Editing; next: number; ready: boolean }) {
  const phone = usePhone();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<WhyNot | null>(null);
  const { phase } = syncState.value;
  const offline = phase === "offline";
  const forAConnection = failed === "offline" || failed === "unanswered";
  const told = forAConnection && phase === "idle" ? null : failed; // in touch again: it can be tried
  async function press() {
    setBusy(true);
    setFailed(null);
    try {
      go(`/checklists?published=${await publish(phone, draft.id, draft)}`);
    } catch (failure) {
      setFailed(failure instanceof NotPublished ? failure.why : "trouble");
      setBusy(false);
    }
  }
  return (
    <>
      {told && (
        <p class="alarm" role="alert">
          {WHY[told]}
        </p>
      )}
      {offline && !told && (
        <p class="note">No signal just now. Write on: everything is saved. Publishing needs a connection.</p>
      )}
      <button type="button" class="button filled big" disabled={busy || !ready} onClick={press}>
        {busy ? "Publishing…" : `Publish version ${next}`}
      </button>
    </>
  );
}

/** Another director was first: nothing of theirs is lost unseen. */
function Overtaken({ editing: { draft, current } }: { editing: Editing }) {
  const phone = usePhone();
  const { busy, alarm, keep } = useKeeping();
  if (!current) return null;
  const beside = changesBetween(toListed(current), draft);
  return (
    <div class="stack tight">
      <p class="late">
        Version {current.version} came out while you wrote this. Beside it your draft is:{" "}
        {changesInWords(beside).toLowerCase()}.
      </p>
      <button
        type="button"
        class="button"
        disabled={busy}
        onClick={() => keep(() => changeDraft(phone, draft.id, { based_on: current.id }))}
      >
        Go on from version {current.version}
      </button>
      {alarm}
    </div>
  );
}
