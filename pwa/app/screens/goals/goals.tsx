import "../../style/goals.css";
import { Blank, Show, useLive } from "../../parts/live";
import { Page, Section } from "../../parts/page";
import { Avatar } from "../../parts/person";
import { usePhone } from "../../parts/phone";
import { counted } from "../../parts/words";
import { place } from "../../routes";
import { type GoalsBoard, goalsBoard } from "../../store/queries";
import { GoalList } from "./goal_list";

/** Every goal by those whom it is for: what holds, what is being written, what held, and who has not read theirs. */
export function Goals() {
  const phone = usePhone();
  const live = useLive(() => goalsBoard(phone), []);
  return (
    <Page
      title="Goals"
      over="What your reps go for"
      beside={
        <div class="cluster">
          <a class="button" href="/goals/calculator">
            Work it out
          </a>
          <a class="button filled" href="/goals/new">
            Set a goal
          </a>
        </div>
      }
    >
      <JustDone />
      <Show live={live}>{(board) => <Board board={board} />}</Show>
    </Page>
  );
}

const DONE: Record<string, string> = {
  published: "Published. Your reps get it with their next signal, and are asked to read it.",
  drafted: "Kept as a draft. Only who coaches sees it.",
  drafts: "The drafts are here. Say what each means for the bonus, then publish it.",
  dropped: "The draft is gone.",
};

/** What was done on the screen before. */
function JustDone() {
  const said = DONE[place.value.query.get("done") ?? ""];
  return said ? (
    <p class="card praise" role="status">
      {said}
    </p>
  ) : null;
}

function Board({ board: { organization, teams, reps } }: { board: GoalsBoard }) {
  const { me } = usePhone();
  const none = organization.length === 0 && teams.every(({ goals }) => goals.length === 0);
  return (
    <>
      {none && reps.every(({ goals }) => goals.length === 0) && <NoneYet />}
      {organization.length > 0 && (
        <Section title="The organization">
          <GoalList goals={organization} />
        </Section>
      )}
      {teams
        .filter(({ goals }) => goals.length > 0)
        .map(({ manager, goals }) => (
          <Section key={manager.id} title={manager.id === me.id ? "Your team" : `${manager.name}’s team`}>
            <GoalList goals={goals} />
          </Section>
        ))}
      {reps.length > 0 && <Reps reps={reps} />}
    </>
  );
}

function NoneYet() {
  return (
    <Blank title="No goals yet">
      <p class="note">
        Begin with opportunities, and work the others out from what your team really does. A goal has a why
        and says what it means for the bonus, so that everybody understands it.
      </p>
    </Blank>
  );
}

function Reps({ reps }: { reps: GoalsBoard["reps"] }) {
  return (
    <Section title="Rep by rep">
      <ul class="card list">
        {reps.map(({ rep, goals, inForce, unread }) => {
          const own = goals.filter(({ standing }) => standing === "in_force").length;
          return (
            <li key={rep.id}>
              <a class="entry" href={`/goals/${rep.id}`}>
                <Avatar name={rep.name} />
                <span class="grow">
                  <strong>{rep.name}</strong>
                  <span class="note">{goalsInWords(inForce, own)}</span>
                </span>
                {unread > 0 && <span class="badge go">{unread} not read</span>}
              </a>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

function goalsInWords(all: number, own: number): string {
  if (all === 0) return "No goals";
  if (own === all) return `${counted(all, "goal")} of their own`;
  return own > 0 ? `${counted(all, "goal")}, ${own} of them their own` : counted(all, "goal");
}
