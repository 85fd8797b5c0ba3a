import { Absences } from "../../parts/absences";
import { Asked } from "../../parts/asked";
import { Show, useLive } from "../../parts/live";
import { Page } from "../../parts/page";
import { Avatar } from "../../parts/person";
import { usePhone, useToday } from "../../parts/phone";
import { ago, monthYear } from "../../parts/words";
import { type RepPage as Found, repPage } from "../../store/queries";
import { NotFound } from "../not_found";
import { FocusHistory } from "./focus_history";
import { Goals } from "./goals";
import { Interactions } from "./interactions";
import { Numbers } from "./numbers";
import { ReviewsOfRep } from "./reviews_of_rep";
import { TheOne } from "./the_one";
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
        <div class="cluster">
          <a class="button" href={`/team/${rep.id}/report`}>
            Print report
          </a>
          <a class="button filled" href={`/ride/new?rep=${rep.id}`}>
            Record a ride-along
          </a>
        </div>
      }
    >
      <Asked repId={rep.id} />
      <div class="columns">
        <div class="stack">
          <TheOne known={known} rep={rep} today={today} />
          <WhatWasSeen found={found} today={today} />
        </div>
        <div class="stack">
          <FocusHistory known={known} interactions={interactions} today={today} />
          <Numbers found={found} today={today} />
          <ReviewsOfRep rep={rep} today={today} />
          <Goals repId={rep.id} />
          <Absences rep={rep} />
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
