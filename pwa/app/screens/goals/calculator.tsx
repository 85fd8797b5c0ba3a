import "../../style/goals.css";
import { useState } from "preact/hooks";
import { dayAfter, periodOf, type Rate, type Stretch } from "../../coaching";
import { Show, useLive } from "../../parts/live";
import { Page } from "../../parts/page";
import { usePhone, useToday } from "../../parts/phone";
import { emptyForm } from "../../record/goals";
import { type GoalForm, goalsBoard, type Setters, settersOf } from "../../store/queries";
import { Chain } from "./chain";
import { ForWhom } from "./for_whom";
import { FromTo } from "./from_to";
import { HowMany } from "./how_many";
import { TheDays } from "./the_days";

/** What is assumed instead of what was counted, by the metric that is needed. */
export type Assumed = Partial<Record<"conversations" | "calls" | "emails", Rate>>;

/** From a goal for opportunities down to conversations, calls and e-mails, by what the team really did. */
export function Calculator() {
  const phone = usePhone();
  const live = useLive(async () => {
    const [setters, board] = await Promise.all([settersOf(phone), goalsBoard(phone)]);
    const goals = [board.organization, ...[...board.teams, ...board.reps].map((some) => some.goals)].flat();
    const current = goals.find(
      ({ metric, standing, together }) => metric === "opportunities" && standing === "in_force" && !together,
    );
    return { setters, current: current ?? null };
  }, []);
  return (
    <Page
      title="Work it out"
      over="Goals"
      under="From opportunities down, by what your team really does. Everything can be assumed otherwise."
      back="/goals"
      wide
    >
      <Show live={live}>
        {({ setters, current }) => (
          <Working setters={setters} target={current?.target ?? null} period={current?.period ?? "quarter"} />
        )}
      </Show>
    </Page>
  );
}

interface Props {
  setters: Setters;
  target: number | null;
  period: GoalForm["period"];
}

function Working({ setters, target, period }: Props) {
  const phone = usePhone();
  const today = useToday();
  const [form, setForm] = useState<GoalForm>(() =>
    emptyForm(phone, {
      manager_id: setters.organization ? null : phone.me.id,
      target: target === null ? "" : String(target),
      period,
      valid_from: nextQuarter(today),
    }),
  );
  const [stretch, setStretch] = useState<Stretch>(() => lastQuarter(today));
  const [assumed, setAssumed] = useState<Assumed>({});
  const edit = (part: Partial<GoalForm>) => setForm((now) => ({ ...now, ...part }));
  const rep = setters.reps.find(({ id }) => id === form.rep_id);
  const managerId = form.manager_id ?? teamOf(setters, rep?.managerIds ?? []);
  return (
    <div class="columns">
      <section class="card stack" aria-label="What is asked for">
        <ForWhom form={form} setters={setters} edit={edit} />
        <HowMany form={form} edit={edit} labels={["Opportunities", "In which time"]} />
        <FromTo form={form} edit={edit} />
        <TheDays stretch={stretch} onChange={setStretch} />
      </section>
      <Chain form={form} managerId={managerId} stretch={stretch} assumed={assumed} onAssume={setAssumed} />
    </div>
  );
}

/** Whose figures lead a rep's goal: their manager's team, if this person sees it. */
function teamOf({ teams }: Setters, managerIds: readonly string[]): string | null {
  return teams.find(({ id }) => managerIds.includes(id))?.id ?? null;
}

export function lastQuarter(today: string): Stretch {
  return periodOf("quarter", dayAfter(periodOf("quarter", today).first, -1));
}

/** The first day of the quarter after this one: a goal is set before it begins. */
function nextQuarter(today: string): string {
  return dayAfter(periodOf("quarter", today).last, 1);
}
