import "../../style/goals.css";
import { useState } from "preact/hooks";
import { forWhomInWords, goalInWords, heldInWords, STANDING } from "../../parts/goal_words";
import { Blank, Show, useLive } from "../../parts/live";
import { Page, Section } from "../../parts/page";
import { usePhone, useToday } from "../../parts/phone";
import { capital } from "../../parts/words";
import { followingForm } from "../../record/goals";
import {
  type GoalForm,
  type GoalPage,
  goalPage,
  type HeldGoal,
  maySet,
  type Setters,
  settersOf,
} from "../../store/queries";
import { Editor } from "./editor";
import { EndGoal } from "./end_goal";
import { namesOf } from "./goal_list";

/** One goal: a draft to be written on, or a published one to be read, ended, or followed by another. */
export function GoalScreen({ id }: { id: string }) {
  const phone = usePhone();
  const live = useLive(
    async () => ({ page: await goalPage(phone, id), setters: await settersOf(phone) }),
    [id],
  );
  return (
    <Show live={live}>
      {({ page, setters }) => {
        if (!page) return <Gone />;
        return page.goal.state === "draft" ? (
          <Draft page={page} setters={setters} />
        ) : (
          <Published page={page} setters={setters} />
        );
      }}
    </Show>
  );
}

function Gone() {
  return (
    <Page title="Goal" back="/goals">
      <Blank title="This goal is not here">
        <p class="note">
          A draft that somebody threw away is gone, and so is a goal of a team that is not yours any more.
        </p>
        <a class="button" href="/goals">
          Back to the goals
        </a>
      </Blank>
    </Page>
  );
}

function Draft({ page: { goal, name }, setters }: { page: GoalPage; setters: Setters }) {
  return (
    <Page title="Draft of a goal" over="Goals" under={capital(forWhomInWords(goal, name))} back="/goals">
      {maySet(setters, goal) ? (
        <Editor name={goal.id} initial={formOf(goal)} setters={setters} isDraft />
      ) : (
        <Reasons goal={goal} />
      )}
    </Page>
  );
}

function Published({ page: { goal, name, course }, setters }: { page: GoalPage; setters: Setters }) {
  const phone = usePhone();
  const today = useToday();
  const [changing, setChanging] = useState<GoalForm | null>(null);
  const isOver = goal.standing === "ended" || goal.standing === "taken_back";
  const { words, look } = STANDING[goal.standing];
  return (
    <Page title={goalInWords(goal)} over="Goals" under={capital(forWhomInWords(goal, name))} back="/goals">
      <p class="cluster">
        <span class={`badge ${look}`}>{words}</span>
        <span class="note">{heldInWords(goal, today)}</span>
      </p>
      <Reasons goal={goal} />
      {!isOver && !goal.together && <WhoRead goal={goal} />}
      {isOver && <p class="note">This is over, so it stays as it was.</p>}
      {!isOver && !maySet(setters, goal) && <p class="note">Your director sets this one.</p>}
      {!isOver &&
        maySet(setters, goal) &&
        (changing ? (
          <Section title="The goal that follows">
            <p>It holds from its first day on. Until the day before, what was due stays as it was.</p>
            <Editor name={`after ${goal.id}`} initial={changing} setters={setters} follows={goal.id} />
          </Section>
        ) : (
          <div class="cluster">
            <button
              type="button"
              class="button filled"
              onClick={() => setChanging(followingForm(phone, formOf(goal), today))}
            >
              Change it
            </button>
            <EndGoal goal={goal} />
          </div>
        ))}
      {course.length > 1 && <Course course={course} id={goal.id} today={today} />}
    </Page>
  );
}

function Reasons({ goal: { why, bonus } }: { goal: HeldGoal }) {
  return (
    <section class="card stack" aria-label="The reasons">
      <div class="stack tight">
        <h2>Why</h2>
        <p class="as-said">{why || "Not said yet."}</p>
      </div>
      <div class="stack tight">
        <h2>What it means for the bonus</h2>
        <p class="as-said">{bonus || "Not said yet."}</p>
      </div>
    </section>
  );
}

function WhoRead({ goal: { unreadBy } }: { goal: GoalPage["goal"] }) {
  return unreadBy.length > 0 ? (
    <p class="late">Not read yet by {namesOf(unreadBy)}.</p>
  ) : (
    <p class="note">✓ Everybody for whom it counts has read it.</p>
  );
}

/** What held when, for the same people and the same thing. */
function Course({ course, id, today }: { course: readonly HeldGoal[]; id: string; today: string }) {
  return (
    <Section title="What held when">
      <ol class="card timeline">
        {course.map((goal) => (
          <li key={goal.id} class="stack tight">
            {goal.id === id ? (
              <strong>{goalInWords(goal)}</strong>
            ) : (
              <a class="link" href={`/goals/goal/${goal.id}`}>
                {goalInWords(goal)}
              </a>
            )}
            <p class="note">{heldInWords(goal, today)}</p>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function formOf({
  id,
  rep_id,
  manager_id,
  together,
  metric,
  period,
  valid_from,
  ...goal
}: HeldGoal): GoalForm {
  return {
    ...{ id, rep_id, manager_id, together, metric, period, valid_from },
    target: String(goal.target),
    valid_to: goal.valid_to ?? "",
    why: goal.why ?? "",
    bonus: goal.bonus ?? "",
  };
}
