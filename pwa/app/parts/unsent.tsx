import { reloadToUpdate } from "../start";
import { overwrittenList, refusedList, type UnsentGroup, unsentGroups } from "../store/queries";
import { fileOnItsWay } from "../sync/files";
import { type Phase, syncState } from "../sync/state";
import { sendNow } from "../sync/when";
import { ExportWork } from "./export_work";
import { Few } from "./few";
import { Show, useLive } from "./live";
import { LockedHere } from "./locked_here";
import { Overwritten } from "./overwritten";
import { usePhone, useToday } from "./phone";
import { problemInWords } from "./problem_words";
import { recordWith } from "./record_words";
import { Refused } from "./refused";
import { putOff } from "./sign_in_later";
import { StorageSafety } from "./storage";
import { counted, size, when } from "./words";

/** The list behind the state: what waits, what was not accepted, what somebody wrote over; and how safe it is here. */
export function Unsent() {
  const { store } = usePhone();
  const live = useLive(
    async () => ({
      groups: await unsentGroups(store),
      refused: await refusedList(store),
      overwritten: await overwrittenList(store),
    }),
    [],
  );
  const groups = live.state === "here" ? live.value.groups : [];
  const stuck = groups.length > 0 && groups.every(({ waits }) => waits?.code === "depends_on_refused");
  return (
    <>
      <Summary stuck={stuck} />
      <Show live={live}>
        {({ groups, refused, overwritten }) => (
          <>
            <Few of={refused} rest="not accepted">
              {(entry) => <Refused key={entry.entry.number} refused={entry} />}
            </Few>
            <Few of={overwritten} rest="that somebody wrote over">
              {(entry) => <Overwritten key={entry.row.id} overwritten={entry} />}
            </Few>
            <Few of={groups} rest="waiting">
              {(group) => <Group key={group.id} group={group} />}
            </Few>
          </>
        )}
      </Show>
      <StorageSafety />
      <LockedHere />
      <SendNow />
    </>
  );
}

const BY_ITSELF = "They go by themselves as soon as there is signal.";
const STUCK = "They wait for what was not accepted: decide on that first.";
const HOW_IT_GOES: Partial<Record<Phase, string>> = {
  signed_out: "They go as soon as you have signed in again.",
  ended: "They cannot go any more: export them.",
};

/** `stuck`: all that waits hangs on something that was not accepted. */
function Summary({ stuck }: { stuck: boolean }) {
  const today = useToday();
  const { waiting, oldestAt, phase, checking, files, sentAt } = syncState.value;
  const howItGoes = HOW_IT_GOES[phase] ?? (stuck ? STUCK : BY_ITSELF);
  return (
    <div class="stack tight">
      <h2>{headline(waiting, files.count)}</h2>
      <p class="note">
        {waiting > 0 && oldestAt && `Oldest from ${when(oldestAt, today)}. ${howItGoes}`}
        {waiting === 0 && files.since && `Oldest from ${when(files.since, today)}. ${howItGoes}`}
        {waiting + files.count === 0 && sentAt && `Last sent ${when(sentAt, today)}.`}
      </p>
      <OnItsWay />
      {checking > 0 && (
        <p class="note">
          The server was repaired. It is asked once more whether it has {counted(checking, "thing")} that you
          sent.
        </p>
      )}
    </div>
  );
}

function headline(waiting: number, files: number): string {
  if (waiting > 0) return `${waiting} saved on this phone, not sent yet`;
  return files > 0
    ? `${counted(files, "photo or memo", "photos and memos")} to send`
    : "Nothing waits to be sent";
}

/** How far the photo or memo is that is being sent. */
function OnItsWay() {
  const onItsWay = fileOnItsWay.value;
  if (!onItsWay) return null;
  return <progress class="bar" max={onItsWay.of} value={onItsWay.sent} aria-label="One is on its way" />;
}

function Group({ group }: { group: UnsentGroup }) {
  const today = useToday();
  const { me } = usePhone();
  const { repName, customer, prompt, ratings, notes, photos, memos, bytes, waits } = group;
  const what = [
    ratings && counted(ratings, "rating"),
    notes && counted(notes, "note"),
    photos && counted(photos, "photo"),
    memos && counted(memos, "voice memo"),
    bytes && size(bytes),
    prompt,
    customer,
    `waiting since ${when(group.since, today)}`,
  ];
  return (
    <section class="held">
      <h3>{recordWith(group, me.id)}</h3>
      <p class="note">{what.filter(Boolean).join(" · ")}</p>
      {waits && <p class="late">{problemInWords(waits, repName)}</p>}
    </section>
  );
}

function SendNow() {
  const { phase, waiting, refused, files } = syncState.value;
  return (
    <div class="stack send">
      {phase === "offline" && <p class="note">No signal just now. It is tried again by itself.</p>}
      <MainThing phase={phase} />
      {waiting + refused + files.count > 0 && <ExportWork big />}
    </div>
  );
}

/** What helps most, as things are. */
function MainThing({ phase }: { phase: Phase }) {
  if (phase === "ended") return null;
  if (phase === "signed_out") return <Big label="Sign in again" onPress={askToSignIn} />;
  if (phase === "update_needed") {
    return (
      <>
        <p class="note">What you record still goes out. News comes to the newer version of Ridealong only.</p>
        <Big label="Update now" onPress={reloadToUpdate} />
      </>
    );
  }
  const busy = phase === "sending";
  return <Big label={busy ? "Sending…" : "Send now"} onPress={sendNow} busy={busy} />;
}

function askToSignIn() {
  putOff.value = false;
}

function Big({ label, onPress, busy = false }: { label: string; onPress: () => unknown; busy?: boolean }) {
  return (
    <button type="button" class="button filled big" disabled={busy} onClick={onPress}>
      {label}
    </button>
  );
}
