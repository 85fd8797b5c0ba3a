import "../../style/goals.css";
import { Blank, Show, useLive } from "../../parts/live";
import { Page, Section } from "../../parts/page";
import { usePhone, useToday } from "../../parts/phone";
import { counted, dayMonth } from "../../parts/words";
import { type Expectation, type Expected, expectationOf } from "../../store/queries";
import { HowTheyHang } from "./how_they_hang";
import { OneGoal } from "./one_goal";

/** What is expected of a rep, and why: goal by goal, each to be read once. */
export function ExpectedOfMe() {
  const phone = usePhone();
  const live = useLive(() => expectationOf(phone, phone.me.id), []);
  return (
    <Page title="What is expected and why" back="/" under={<Progress live={live} />}>
      <Show live={live}>{(found) => (found ? <All found={found} /> : <NotHereYet />)}</Show>
    </Page>
  );
}

function Progress({ live }: { live: ReturnType<typeof useLive<Expectation | null>> }) {
  if (live.state !== "here" || !live.value) return null;
  const unread = unreadOf([...live.value.now, ...live.value.coming]);
  if (live.value.now.length + live.value.coming.length === 0) return null;
  return <>{unread > 0 ? `${counted(unread, "goal")} to read` : "You have read all of it."}</>;
}

function unreadOf(goals: readonly Expected[]): number {
  return goals.filter(({ readAt }) => readAt === null).length;
}

function NotHereYet() {
  return (
    <Blank title="Your goals are on their way">
      <p class="note">They come to this phone with the first good signal.</p>
    </Blank>
  );
}

function All({ found: { now, coming, course } }: { found: Expectation }) {
  const today = useToday();
  if (now.length + coming.length === 0) return <NoGoals hadSome={course.length > 0} />;
  const first = [...now, ...coming].find(({ readAt }) => readAt === null);
  return (
    <>
      <p>
        Nobody looks further down than they need to: opportunities first, the rest only when those are short.
      </p>
      {now.map((one) => (
        <OneGoal key={one.goal.id} expected={one} first={one === first} />
      ))}
      <HowTheyHang goals={now.map(({ goal }) => goal)} />
      {coming.length > 0 && (
        <Section title={`To come, from ${dayMonth(firstOf(coming), today)}`}>
          {coming.map((one) => (
            <OneGoal key={one.goal.id} expected={one} first={one === first} />
          ))}
        </Section>
      )}
      <a class={first ? "button big" : "button filled big"} href="/">
        {first ? "Later" : "To my one thing"}
      </a>
    </>
  );
}

function firstOf(coming: readonly Expected[]): string {
  return coming.map(({ goal }) => goal.valid_from).sort()[0] ?? "";
}

function NoGoals({ hadSome }: { hadSome: boolean }) {
  return (
    <Blank title={hadSome ? "No goals right now" : "No goals yet"}>
      <p class="note">
        {hadSome
          ? "The last ones have ended. When new ones are set, they come here, each with its reason."
          : "When your manager sets them, they come here, each with its reason and what it means for your bonus."}
      </p>
    </Blank>
  );
}
