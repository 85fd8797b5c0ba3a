import "../../style/critique.css";
import { ChevronRight } from "lucide";
import { useEffect } from "preact/hooks";
import { critiquesInWords, pickedInWords } from "../../parts/critique_words";
import { Few } from "../../parts/few";
import { Icon } from "../../parts/icon";
import { Blank, Show, useLive } from "../../parts/live";
import { Page, Section } from "../../parts/page";
import { Avatar } from "../../parts/person";
import { usePhone, useToday } from "../../parts/phone";
import { ago, KIND } from "../../parts/words";
import { forgetTaken } from "../../record/critique";
import { type Inbox, inbox, type ToCritique } from "../../store/queries";
import { OnPhone } from "./on_phone";
import { PutAsideBefore } from "./put_aside_before";
import { TakeFive } from "./take_five";

/** What came in and waits to be critiqued, in the order in which it was picked; and what to take on the road. */
export function CritiqueInbox() {
  const phone = usePhone();
  const live = useLive(() => inbox(phone), []);
  useEffect(() => void forgetTaken(phone), []);
  return (
    <Page title="Critique">
      <Show live={live}>{(found) => <Waiting inbox={found} />}</Show>
    </Page>
  );
}

function Waiting({ inbox: { begun, picked, aside } }: { inbox: Inbox }) {
  return (
    <>
      {begun.length > 0 && (
        <Section title="Carry on">
          <div class="card list">
            {begun.map((one) => (
              <Entry key={one.id} one={one} />
            ))}
          </div>
        </Section>
      )}
      {picked.length > 0 && (
        <Section title={`Picked for you · ${critiquesInWords(countsOf(picked))}`}>
          <div class="card list">
            <Few of={picked} rest="waiting">
              {(one) => <Entry key={one.id} one={one} />}
            </Few>
          </div>
        </Section>
      )}
      {begun.length + picked.length === 0 && <NothingWaits />}
      {picked.length > 0 && <TakeFive picked={picked} />}
      {aside.length > 0 && <PutAsideBefore aside={aside} />}
    </>
  );
}

function countsOf(found: readonly ToCritique[]): Map<ToCritique["kind"], number> {
  const counts = new Map<ToCritique["kind"], number>();
  for (const { kind } of found) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

function Entry({ one }: { one: ToCritique }) {
  const today = useToday();
  const { id, kind, rep, customer, title, occurredOn, picked, here } = one;
  return (
    <a class="entry" href={`/critique/${id}`}>
      <Avatar name={rep.name} />
      <span class="grow">
        <strong>{rep.name}</strong>
        <span class="note">
          {[KIND[kind], customer || title, ago(occurredOn, today)].filter(Boolean).join(" · ")}.{" "}
          {picked ? pickedInWords(picked, rep.name) : "Not finished yet."}
        </span>
        {here && <OnPhone />}
      </span>
      <Icon icon={ChevronRight} />
    </a>
  );
}

function NothingWaits() {
  return (
    <Blank title="Nothing waits to be critiqued">
      <p class="note">
        Recordings of calls, e-mails and notes of your reps come in by <a href="/import">Import</a>. Whoever
        can ride along today need not wait for them.
      </p>
    </Blank>
  );
}
