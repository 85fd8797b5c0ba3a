import { goalInWords, heldInWords, STANDING } from "../../parts/goal_words";
import { useToday } from "../../parts/phone";
import { counted, listed } from "../../parts/words";
import type { HeldGoal, Person, ReadGoal, Standing } from "../../store/queries";

const OVER: ReadonlySet<Standing> = new Set(["ended", "taken_back"]);
const NAMED = 3;

/** Goals of one subject: those that hold and those being written; what is over lies folded beneath. */
export function GoalList({ goals }: { goals: readonly (HeldGoal | ReadGoal)[] }) {
  const over = goals.filter(({ standing }) => OVER.has(standing));
  const now = goals.filter(({ standing }) => !OVER.has(standing));
  return (
    <div class="card list">
      {now.map((goal) => (
        <Entry key={goal.id} goal={goal} />
      ))}
      {over.length > 0 && (
        <details class="held">
          <summary class="link">{over.length} that held before</summary>
          {over.map((goal) => (
            <Entry key={goal.id} goal={goal} />
          ))}
        </details>
      )}
    </div>
  );
}

function Entry({ goal }: { goal: HeldGoal | ReadGoal }) {
  const today = useToday();
  const { words, look } = STANDING[goal.standing];
  const unread = "unreadBy" in goal ? goal.unreadBy : [];
  return (
    <a class="entry" href={`/goals/goal/${goal.id}`}>
      <span class="grow">
        <strong>{goalInWords(goal)}</strong>
        <span class="note">
          {[eachOrTogether(goal), heldInWords(goal, today)].filter(Boolean).join(" · ")}
        </span>
        {unread.length > 0 && <span class="note late">Not read by {namesOf(unread)}</span>}
      </span>
      <span class={`badge ${look}`}>{words}</span>
    </a>
  );
}

function eachOrTogether(goal: HeldGoal): string {
  if (goal.rep_id) return "";
  return goal.together ? "all together" : "each rep";
}

/** "Moses Farrell, Anna Sandoval and 3 others". */
export function namesOf(people: readonly Person[]): string {
  const names = people.slice(0, NAMED).map(({ name }) => name);
  const others = people.length - names.length;
  return listed(others > 0 ? [...names, counted(others, "other")] : names);
}
