import { overwrittenList, refusedList, type UnsentGroup, unsentGroups } from "../store/queries";
import { syncState } from "../sync/state";
import { sendNow } from "../sync/when";
import { ExportWork } from "./export_work";
import { Show, useLive } from "./live";
import { LockedHere } from "./locked_here";
import { Overwritten } from "./overwritten";
import { usePhone, useToday } from "./phone";
import { problemInWords } from "./problem_words";
import { RECORD } from "./record_words";
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
  return (
    <>
      <Summary />
      <Show live={live}>
        {({ groups, refused, overwritten }) => (
          <>
            {refused.map((entry) => (
              <Refused key={entry.entry.number} refused={entry} />
            ))}
            {overwritten.map((entry) => (
              <Overwritten key={entry.row.id} overwritten={entry} />
            ))}
            {groups.map((group) => (
              <Group key={group.id} group={group} />
            ))}
          </>
        )}
      </Show>
      <StorageSafety />
      <LockedHere />
      <SendNow />
    </>
  );
}

function Summary() {
  const today = useToday();
  const { waiting, oldestAt, phase, sentAt } = syncState.value;
  const bySelf =
    phase === "signed_out"
      ? "They go as soon as you have signed in again."
      : "They go by themselves as soon as there is signal.";
  return (
    <div class="stack tight">
      <h2>{waiting > 0 ? `${waiting} saved on this phone, not sent yet` : "Nothing waits to be sent"}</h2>
      <p class="note">
        {waiting > 0 && oldestAt && `Oldest from ${when(oldestAt, today)}. ${bySelf}`}
        {waiting === 0 && sentAt && `Last sent ${when(sentAt, today)}.`}
      </p>
    </div>
  );
}

function Group({ group }: { group: UnsentGroup }) {
  const today = useToday();
  const { kind, repName, customer, ratings, notes, photos, memos, bytes, waits } = group;
  const what = [
    ratings && counted(ratings, "rating"),
    notes && counted(notes, "note"),
    photos && counted(photos, "photo"),
    memos && counted(memos, "voice memo"),
    bytes && size(bytes),
    customer,
    `since ${when(group.since, today)}`,
  ];
  return (
    <section class="held">
      <div class="row">
        <h3 class="grow">
          {RECORD[kind]} with {repName}
        </h3>
        <span class="note">waiting</span>
      </div>
      <p class="note">{what.filter(Boolean).join(" · ")}</p>
      {waits && <p class="late">{problemInWords(waits, repName)}</p>}
    </section>
  );
}

function SendNow() {
  const { phase, waiting, refused } = syncState.value;
  const busy = phase === "sending";
  return (
    <div class="stack">
      {phase === "offline" && <p class="note">No signal just now. It is tried again by itself.</p>}
      {phase === "signed_out" ? (
        <SignInFirst />
      ) : (
        <button type="button" class="button filled big" disabled={busy} onClick={sendNow}>
          {busy ? "Sending…" : "Send now"}
        </button>
      )}
      {waiting + refused > 0 && <ExportWork big />}
    </div>
  );
}

function SignInFirst() {
  function ask() {
    putOff.value = false;
  }
  return (
    <button type="button" class="button filled big" onClick={ask}>
      Sign in again
    </button>
  );
}
