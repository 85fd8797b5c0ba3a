import { Show, useLive } from "../../parts/live";
import { OneThingCard } from "../../parts/one_thing_card";
import { Page } from "../../parts/page";
import { Avatar, firstName } from "../../parts/person";
import { usePhone, useToday } from "../../parts/phone";
import { tell } from "../../parts/told";
import { ago, dayMonth, monthYear, when } from "../../parts/words";
import { type RepPage as Found, type Known, type Person, repPage } from "../../store/queries";
import { NotFound } from "../not_found";
import { FocusHistory } from "./focus_history";
import { Interactions } from "./interactions";
import { Numbers } from "./numbers";
import { Steps } from "./steps";
import { WhatWasSeen } from "./what_was_seen";

/** One rep: the one thing, its history, what was seen, the numbers from the top. */
export function RepPage({ id }: { id: string }) {
  const phone = usePhone();
  const live = useLive(() => repPage(phone, id), [id]);
  return <Show live={live}>{(found) => (found ? <Rep found={found} /> : <NotFound />)}</Show>;
}

function Rep({ found }: { found: Found }) {
  const today = useToday();
  const { rep, known, interactions } = found;
  return (
    <Page
      title={rep.name}
      wide
      back="/team"
      under={aboutRep(found, today)}
      before={<Avatar name={rep.name} big />}
      beside={
        <a class="button filled" href={`/ride/new?rep=${rep.id}`}>
          Record a ride-along
        </a>
      }
    >
      <div class="columns">
        <div class="stack">
          <TheOne known={known} rep={rep} today={today} />
          <WhatWasSeen interactions={interactions} known={known} repName={rep.name} today={today} />
        </div>
        <div class="stack">
          <FocusHistory known={known} today={today} />
          <Numbers numbers={found.numbers} />
        </div>
      </div>
      <Interactions interactions={interactions} today={today} />
    </Page>
  );
}

function aboutRep({ rep, interactions }: Found, today: string): string {
  const lastSeenOn = interactions[0]?.occurredOn;
  return [
    rep.region,
    rep.startedOn && `here since ${monthYear(rep.startedOn)}`,
    lastSeenOn ? `last seen ${ago(lastSeenOn, today)}` : "never seen yet",
  ]
    .filter(Boolean)
    .join(" · ");
}

function TheOne({ known, rep, today }: { known: Known; rep: Person; today: string }) {
  const told = tell(known, today);
  const name = firstName(rep.name);
  return (
    <OneThingCard
      over={told.state === "new" ? "The one thing · not agreed yet" : "The one thing"}
      prompt={told.title}
      good={told.good}
      marks={told.marks}
      toCome={told.toCome}
      words={[told.words, told.ask].filter(Boolean).join(" ")}
    >
      {told.focus && (
        <p class="note">
          Agreed with {name} on {dayMonth(told.focus.agreed_on, today)} ·{" "}
          {told.focus.readAt
            ? `read ${when(told.focus.readAt, today)}`
            : `${name} has not said that it was read`}
        </p>
      )}
      {told.why && <p>{told.why}</p>}
      <Steps known={known} told={told} rep={rep} />
    </OneThingCard>
  );
}
