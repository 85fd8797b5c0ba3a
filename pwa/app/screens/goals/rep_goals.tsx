import "../../style/goals.css";
import { goalInWords, METRIC } from "../../parts/goal_words";
import { Blank, Show, useLive } from "../../parts/live";
import { Page, Section } from "../../parts/page";
import { Avatar, firstName } from "../../parts/person";
import { usePhone, useToday } from "../../parts/phone";
import { dayMonth, localDate } from "../../parts/words";
import { type Expectation, type Expected, expectationOf, type RepCourse } from "../../store/queries";
import { NotFound } from "../not_found";
import { GoalList } from "./goal_list";

/** What is expected of one rep, whether they have read it, and what held when. */
export function RepGoals({ id }: { id: string }) {
  const phone = usePhone();
  const live = useLive(() => expectationOf(phone, id), [id]);
  return <Show live={live}>{(found) => (found ? <OfRep found={found} /> : <NotFound />)}</Show>;
}

function OfRep({ found: { rep, now, coming, drafts, course } }: { found: Expectation }) {
  const today = useToday();
  const changed = course.filter(({ held }) => held.length > 1 || held[0]?.to);
  return (
    <Page
      title={rep.name}
      over="Goals"
      back="/goals"
      before={<Avatar name={rep.name} big />}
      beside={
        <div class="cluster">
          <a class="button" href={`/team/${rep.id}`}>
            {firstName(rep.name)}’s page
          </a>
          <a class="button filled" href={`/goals/new?rep=${rep.id}`}>
            Set a goal
          </a>
        </div>
      }
    >
      {now.length === 0 && (
        <Blank title="No goal counts today">
          <p class="note">A goal of the team or of the organization would count here too.</p>
        </Blank>
      )}
      {now.length > 0 && (
        <Section title="What counts today">
          <Goals goals={now} today={today} />
        </Section>
      )}
      {coming.length > 0 && (
        <Section title="What is to come">
          <Goals goals={coming} today={today} />
        </Section>
      )}
      {drafts.length > 0 && (
        <Section title="Drafts">
          <GoalList goals={drafts} />
        </Section>
      )}
      {changed.length > 0 && (
        <Section title="What held when">
          {changed.map((one) => (
            <Course key={one.metric} course={one} today={today} />
          ))}
        </Section>
      )}
    </Page>
  );
}

function Goals({ goals, today }: { goals: readonly Expected[]; today: string }) {
  return (
    <div class="card list">
      {goals.map(({ goal, readAt }) => (
        <a key={goal.id} class="entry" href={`/goals/goal/${goal.id}`}>
          <span class="grow">
            <strong>{goalInWords(goal)}</strong>
            <span class="note">{[setFor(goal), since(goal.valid_from, today)].join(" · ")}</span>
          </span>
          {readAt ? (
            <span class="note">✓ Read {dayMonth(localDate(readAt), today)}</span>
          ) : (
            <span class="badge go">Not read</span>
          )}
        </a>
      ))}
    </div>
  );
}

function since(day: string, today: string): string {
  return `${day <= today ? "since" : "from"} ${dayMonth(day, today)}`;
}

function setFor({ rep_id, manager_id }: Expected["goal"]): string {
  if (rep_id) return "their own";
  return manager_id ? "set for the team" : "set for everybody";
}

function Course({ course: { metric, held }, today }: { course: RepCourse; today: string }) {
  return (
    <section class="card">
      <h2 class="item">{METRIC[metric]}</h2>
      <ol class="timeline">
        {held.map(({ goal, from, to }) => (
          <li key={`${goal.id} ${from}`} class="stack tight">
            <strong>{goalInWords(goal)}</strong>
            <p class="note">
              {to ? `${dayMonth(from, today)} – ${dayMonth(to, today)}` : since(from, today)} · {setFor(goal)}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
