import { Printer } from "lucide";
import { Icon } from "../../parts/icon";
import { Show, useLive } from "../../parts/live";
import { Page } from "../../parts/page";
import { firstName } from "../../parts/person";
import { usePhone, useToday } from "../../parts/phone";
import { periodInWords, REVIEW, stateInWords, switchInWords } from "../../parts/review_words";
import { capital, localDate, when } from "../../parts/words";
import { place } from "../../routes";
import { type Asked, type RetrospectivePage, retrospectivePage } from "../../store/queries";
import { NotFound } from "../not_found";
import { knownOn } from "./as_of";
import { Closing } from "./closing";
import { InTheWay } from "./in_the_way";
import { NextSteps } from "./next_steps";
import { Numbers } from "./numbers";
import { OneThing } from "./one_thing";
import { WentWell } from "./went_well";
import { WhatItSays } from "./what_it_says";

/** One review, from the numbers down: to prepare, to hold in fifteen minutes, and to read again later. */
export function Retrospective({ id }: { id: string }) {
  const phone = usePhone();
  const asked = askedIn(place.value.query);
  const live = useLive(() => retrospectivePage(phone, id, asked), [id]);
  return <Show live={live}>{(found) => (found ? <Held found={found} /> : <NotFound />)}</Show>;
}

/** Of whom and of when, for one that nobody began: "?rep=…&week=2026-11-23" or "&day=2026-11-27". */
function askedIn(query: URLSearchParams): Asked | null {
  const repId = query.get("rep");
  const week = query.get("week");
  const day = query.get("day");
  if (!repId || !(week || day)) return null;
  return week ? { repId, period: "week", startsOn: week } : { repId, period: "day", startsOn: day ?? "" };
}

/** What every part of the screen is given. */
export interface PartProps {
  /** What was known of the rep when it was held, or is known now. */
  found: RetrospectivePage;
  /** The rep's own phone. */
  own: boolean;
  /** Both closed it: nothing changes any more. */
  settled: boolean;
  /** The local date on which it was held; today, of one that was not. */
  day: string;
  today: string;
}

function Held({ found }: { found: RetrospectivePage }) {
  const { me } = usePhone();
  const today = useToday();
  const { rep, period, startsOn, managerClosedAt } = found;
  const own = me.id === rep.id;
  const of = periodInWords(period, startsOn, today);
  const day = managerClosedAt ? localDate(managerClosedAt) : today;
  const then = { ...found, known: knownOn(found.known, day) };
  const part = { found: then, own, settled: found.state === "closed", day, today };
  return (
    <Page
      title={REVIEW[period]}
      over={own ? capital(of) : `${rep.name} · ${of}`}
      back="/retrospectives"
      under={howFar(part)}
      beside={
        <button type="button" class="button desk-only" onClick={() => print()}>
          <Icon icon={Printer} /> Print
        </button>
      }
    >
      <div class="stack retrospective">
        <p class="paper-only">
          {rep.name}, {me.organization.name}
        </p>
        {found.told && <p class="card note">{switchInWords(found.told, today)}</p>}
        <Numbers {...part} />
        <WhatItSays {...part} />
        <OneThing {...part} />
        <WentWell {...part} />
        <InTheWay {...part} />
        <NextSteps {...part} />
        <Closing {...part} />
      </div>
    </Page>
  );
}

/** "Due today. Moses prepared it yesterday 17:40." */
function howFar({ found, own, today }: PartProps): string {
  const name = own ? "You" : firstName(found.rep.name);
  const { preparedAt, managerClosedAt } = found;
  const prepared = preparedAt
    ? `${name} prepared it ${when(preparedAt, today)}.`
    : managerClosedAt === null && !own && `${name} has not prepared it yet.`;
  return [stateInWords(found, name, today), prepared].filter(Boolean).join(" ");
}
