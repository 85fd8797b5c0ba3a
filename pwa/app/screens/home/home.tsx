import type { Reading } from "../../coaching";
import { slippedInWords } from "../../parts/focus_words";
import { Blank, Show, useLive } from "../../parts/live";
import { Page, Section } from "../../parts/page";
import { firstName } from "../../parts/person";
import { usePhone, useToday } from "../../parts/phone";
import { OneLevel } from "../../parts/reading_levels";
import { earlierInWords } from "../../parts/reading_words";
import { promptOf, tell } from "../../parts/told";
import { capital, dayMonth } from "../../parts/words";
import type { Phone } from "../../store/phone";
import {
  type HeldFocus,
  type Known,
  type OwnRatings,
  ownRatings,
  type RepPage,
  repPage,
} from "../../store/queries";
import { ConversationsToday } from "./conversations_today";
import { ExpectedFirst } from "./expected_first";
import { Latest } from "./latest";
import { MyAsks } from "./my_asks";
import { MyGoals } from "./my_goals";
import { MyReview } from "./my_review";
import { TheOne } from "./the_one";

const SHOWN = 3;

/** The rep's own screen: one thing and why, what was seen and talked through, goals, and what is theirs for good. */
export function Home() {
  return (
    <ExpectedFirst>
      <MyPage />
    </ExpectedFirst>
  );
}

function MyPage() {
  const phone = usePhone();
  const live = useLive(() => myPage(phone), []);
  return (
    <Page title="My one thing" over={`${greeting(phone.now())}, ${firstName(phone.me.name)}`}>
      <Show live={live}>{(found) => (found ? <Mine {...found} /> : <NotHereYet />)}</Show>
    </Page>
  );
}

async function myPage(phone: Phone): Promise<{ page: RepPage; own: OwnRatings } | null> {
  const [page, own] = await Promise.all([repPage(phone, phone.me.id), ownRatings(phone.store, phone.me.id)]);
  return page && { page, own };
}

function greeting(now: Date): string {
  if (now.getHours() < 12) return "Good morning";
  return now.getHours() < 18 ? "Good afternoon" : "Good evening";
}

function NotHereYet() {
  return (
    <Blank title="Your page is on its way">
      <p class="note">It comes to this phone with the first good signal.</p>
    </Blank>
  );
}

function Mine({ page: { known, interactions, reading }, own }: { page: RepPage; own: OwnRatings }) {
  const today = useToday();
  const told = tell(known, today);
  const debriefed = interactions.filter(({ state }) => state === "debriefed").slice(0, SHOWN);
  const reached = known.focuses.filter(
    (focus) => focus.state === "reached" && slippedInWords(known, focus, today) === null,
  );
  return (
    <>
      <MyReview />
      {told.focus ? <TheOne told={told} focus={told.focus} own={own.waiting} today={today} /> : <NoneYet />}
      <ConversationsToday />
      {debriefed.length > 0 && (
        <Section
          title={
            debriefed.some((one) => one.toldBy === "message") ? "Talked through and sent" : "Talked through"
          }
        >
          {debriefed.map((interaction, index) => (
            <Latest
              key={interaction.id}
              open={index === 0}
              interaction={interaction}
              known={known}
              own={own.beside.get(interaction.id) ?? null}
              today={today}
            />
          ))}
        </Section>
      )}
      <MyAsks />
      {reading && <MyNumbers reading={reading} today={today} />}
      <MyGoals />
      {reached.length > 0 && <MineForGood reached={reached} known={known} today={today} />}
    </>
  );
}

function NoneYet() {
  return (
    <Blank title="No one thing right now">
      <p class="note">
        You and your manager agree on it after a ride-along. One at a time, until it is yours.
      </p>
    </Blank>
  );
}

/** Only the top, where the reading starts and mostly ends; what was opened below is a tap away. */
function MyNumbers({ reading, today }: { reading: Reading; today: string }) {
  const [top] = reading.levels;
  const earlier = earlierInWords(reading, today);
  return (
    <Section title="My numbers">
      <div class="card">
        {top && <OneLevel level={top} />}
        {earlier && <p class="note">{capital(earlier)}.</p>}
        <div class="cluster">
          <a class="link" href="/numbers">
            How they are read
          </a>
        </div>
      </div>
    </Section>
  );
}

function MineForGood({ reached, known, today }: { reached: HeldFocus[]; known: Known; today: string }) {
  return (
    <Section title="Mine for good">
      <ul class="card list">
        {reached.map(({ id, item_id, closed_on }) => (
          <li key={id} class="entry">
            <span class="grow">{promptOf(known, item_id)}</span>
            {closed_on && <span class="note">{dayMonth(closed_on, today)}</span>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
