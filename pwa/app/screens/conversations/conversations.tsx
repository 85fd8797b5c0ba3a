import "../../style/counting.css";
import { ChevronRight } from "lucide";
import { useState } from "preact/hooks";
import { lacksSentence } from "../../coaching";
import { dayHeading, missingInWords } from "../../parts/conversation_words";
import { HadConversation } from "../../parts/had_conversation";
import { Icon } from "../../parts/icon";
import { Blank, Show, useLive } from "../../parts/live";
import { Page } from "../../parts/page";
import { firstName, whose } from "../../parts/person";
import { usePhone, useToday } from "../../parts/phone";
import { type Conversation, conversations, type Conversations as Found } from "../../store/queries";
import { NotFound } from "../not_found";

const SHOWN = 60;

/**
 * A rep's conversations by day, each with what its notes lack: their own, or for those who coach them. These read notes;
 * how many there were is for the reading from the top to open.
 */
export function Conversations({ repId }: { repId: string }) {
  const phone = usePhone();
  const live = useLive(() => conversations(phone, repId), [repId]);
  return <Show live={live}>{(found) => (found ? <Listed found={found} /> : <NotFound />)}</Show>;
}

function Listed({ found: { rep, all, lacks } }: { found: Found }) {
  const { me } = usePhone();
  const [more, setMore] = useState(false);
  const own = me.id === rep.id;
  const shown = more ? all : all.slice(0, SHOWN);
  const says = lacks.lacking.length > 0 ? lacksSentence(lacks) : null;
  return (
    <Page
      title={own ? "My conversations" : "Conversation notes"}
      over={own ? undefined : rep.name}
      back={own ? "/" : `/team/${rep.id}`}
      foot={own && <HadConversation />}
    >
      {all.length === 0 && <None own={own} name={rep.name} />}
      {says && (
        <p class="card" role="status">
          {says}
          {!own && ` Read ${whose(rep.name)} notes together.`}
        </p>
      )}
      {byDay(shown).map(([day, held]) => (
        <OneDay
          key={day}
          day={day}
          held={held}
          own={own}
          address={own ? "/conversations" : `/team/${rep.id}/conversations`}
        />
      ))}
      {shown.length < all.length && (
        <button type="button" class="button" onClick={() => setMore(true)}>
          {own ? `All ${all.length} conversations` : "Those before"}
        </button>
      )}
    </Page>
  );
}

function None({ own, name }: { own: boolean; name: string }) {
  return (
    <Blank title="No conversation yet">
      <p class="note">
        {own
          ? "Had one? Tap once, and it counts. What you learned you can note right away or later."
          : `${firstName(name)} records each with one tap, and notes what was learned.`}
      </p>
    </Blank>
  );
}

interface DayProps {
  day: string;
  held: readonly Conversation[];
  own: boolean;
  address: string;
}

function OneDay({ day, held, own, address }: DayProps) {
  const today = useToday();
  return (
    <section class="section">
      <h2>
        {dayHeading(day, today)}
        {own && ` · ${held.length}`}
      </h2>
      <ul class="card list">
        {held.map((one) => (
          <li key={one.id}>
            <a class="entry" href={`${address}/${one.id}`}>
              <span class="grow">
                <strong>{one.customer || "No customer named"}</strong>
                <Noted one={one} />
                {one.isOpportunity && <span class="badge active">Opportunity</span>}
              </span>
              <Icon icon={ChevronRight} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Noted({ one: { lacks, audit, outcome } }: { one: Conversation }) {
  const missing = missingInWords(lacks);
  return (
    <span class="note">
      {[
        missing ? <span class="late">{missing}</span> : "✓ Everything noted",
        outcome,
        audit && (audit.state === "debriefed" ? "talked through" : "audit not talked through"),
      ]
        .filter(Boolean)
        .map((part, nth) => (
          <span key={nth}>
            {nth > 0 && " · "}
            {part}
          </span>
        ))}
    </span>
  );
}

function byDay(all: readonly Conversation[]): [string, Conversation[]][] {
  const days = new Map<string, Conversation[]>();
  for (const one of all) days.set(one.heldOn, [...(days.get(one.heldOn) ?? []), one]);
  return [...days];
}
