import "../../style/first_steps.css";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { AskedOfServer } from "../../parts/asked_of_server";
import { Show, useLive } from "../../parts/live";
import { Page } from "../../parts/page";
import { usePhone } from "../../parts/phone";
import { useAnswer } from "../../parts/use_answer";
import {
  type AboutOrganization,
  aboutOrganization,
  changeOrganization,
  type FirstStep,
} from "../../record/people";
import { counting, currentChecklist } from "../../store/queries";
import { WorkingDays } from "../counting/days";
import { STEP_NAMES } from "./step_names";

type Step = FirstStep["step"];

/** The first steps of a new organization: one is open at a time, each can wait, and any device goes on with them. */
export function FirstSteps() {
  const phone = usePhone();
  const asked = useAnswer(() => aboutOrganization(phone));
  return (
    <Page
      title="First steps"
      over={asked.answer?.name ?? phone.me.organization.name}
      back="/"
      under="Ten minutes, in any order. Each can wait, and you can go on from any phone or computer."
    >
      <AskedOfServer {...asked}>
        {(about) => <Steps about={about} busy={asked.busy} onChange={asked.change} />}
      </AskedOfServer>
    </Page>
  );
}

interface Props {
  about: AboutOrganization;
  busy: boolean;
  onChange: (work: () => Promise<unknown>) => Promise<boolean>;
}

function Steps({ about, busy, onChange }: Props) {
  const steps = about.first_steps?.steps ?? [];
  const [chosen, setChosen] = useState<Step | null>(null);
  const open = chosen ?? steps.find(({ state }) => state === "open")?.step ?? null;
  const done = steps.filter(({ state }) => state === "done").length;
  const phone = usePhone();
  async function say(step: Step, state: "done" | "later", name?: string) {
    const said = { ...(name ? { name } : {}), step: { step, state } };
    if (await onChange(() => changeOrganization(phone, said))) setChosen(null);
  }
  return (
    <>
      <p class="note" role="status">
        {done === steps.length ? "All done." : `${done} of ${steps.length} done.`}
      </p>
      <ol class="steps">
        {steps.map(({ step, state }, nth) => (
          <li key={step} class={step === open ? "card stack" : "card"} aria-current={step === open && "step"}>
            <button
              type="button"
              class="step-name"
              aria-expanded={step === open}
              onClick={() => setChosen(step)}
            >
              <span class={state === "done" ? "sign met" : "sign"} aria-hidden="true">
                {state === "done" ? "✓" : nth + 1}
              </span>
              <span class="grow">
                <strong>{STEP_NAMES[step]}</strong>
              </span>
              <span class="note">{{ done: "Done", later: "Later", open: "" }[state]}</span>
            </button>
            {step === open && (
              <Body
                step={step}
                about={about}
                busy={busy}
                onDone={(name) => void say(step, "done", name)}
                onLater={() => void say(step, "later")}
              />
            )}
          </li>
        ))}
      </ol>
      <a class={open ? "button" : "button filled big"} href="/">
        {open ? "Go on later" : "To Today"}
      </a>
    </>
  );
}

interface BodyProps {
  step: Step;
  about: AboutOrganization;
  busy: boolean;
  onDone: (name?: string) => void;
  onLater: () => void;
}

function Body({ step, ...rest }: BodyProps) {
  if (step === "name") return <Name {...rest} />;
  if (step === "days") return <Days {...rest} />;
  if (step === "checklist") return <Checklist {...rest} />;
  return <Elsewhere step={step} {...rest} />;
}

type Rest = Omit<BodyProps, "step">;

function Name({ about, busy, onDone, onLater }: Rest) {
  const [name, setName] = useState(about.name);
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        onDone(name.trim());
      }}
    >
      <label class="field">
        <span class="label">What your team calls it</span>
        <input
          class="input"
          required
          maxLength={200}
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </label>
      <Next busy={busy || name.trim() === ""} onLater={onLater}>
        <button type="submit" class="button filled" disabled={busy || name.trim() === ""}>
          This is our name
        </button>
      </Next>
    </form>
  );
}

/** Kept as it is tapped: the same as under How we count. */
function Days({ busy, onDone, onLater }: Rest) {
  const phone = usePhone();
  const live = useLive(() => counting(phone), []);
  return (
    <>
      <Show live={live}>{({ practice }) => <WorkingDays practice={practice} edits />}</Show>
      <Next busy={busy} onLater={onLater}>
        <button type="button" class="button filled" disabled={busy} onClick={() => onDone()}>
          These are our days
        </button>
      </Next>
    </>
  );
}

function Checklist({ busy, onDone, onLater }: Rest) {
  const { store } = usePhone();
  const live = useLive(() => currentChecklist(store), []);
  return (
    <>
      <Show live={live}>
        {(checklist) => (
          <>
            <p>
              A manager looks for these in a customer meeting. They are a good start, and you can change every
              word.
            </p>
            <ol class="lines numbers">
              {checklist?.items.map((item) => (
                <li key={item.id}>{item.fields.prompt}</li>
              ))}
            </ol>
          </>
        )}
      </Show>
      <Next busy={busy} onLater={onLater}>
        <button type="button" class="button filled" disabled={busy} onClick={() => onDone()}>
          Use it as it is
        </button>
        <a class="button" href="/checklists">
          Look at it and edit
        </a>
      </Next>
    </>
  );
}

const ELSEWHERE = {
  people: {
    says: "Managers first, then their reps: one by one, or a whole list at once. Each gets a link to choose a password.",
    ways: [["/organization/people/invite", "Invite people"]],
  },
  goals: {
    says: "What each rep goes for, why, and what it means for their bonus; and what you ask managers to do themselves.",
    ways: [
      ["/goals", "Set goals"],
      ["/targets", "Set targets of managers"],
    ],
  },
  mail: {
    says: "With a mail server Ridealong sends invitations and reminders. Without one you hand links over yourself.",
    ways: [["/organization/mail", "Set the mail server"]],
  },
} as const;

function Elsewhere({ step, busy, onDone, onLater }: Rest & { step: keyof typeof ELSEWHERE }) {
  const { says, ways } = ELSEWHERE[step];
  return (
    <>
      <p>{says}</p>
      <Next busy={busy} onLater={onLater}>
        {ways.map(([to, name], nth) => (
          <a key={to} class={nth === 0 ? "button filled" : "button"} href={to}>
            {name}
          </a>
        ))}
        {step === "people" && (
          <button type="button" class="link" disabled={busy} onClick={() => onDone()}>
            Everybody is here
          </button>
        )}
      </Next>
    </>
  );
}

function Next({
  busy,
  onLater,
  children,
}: {
  busy: boolean;
  onLater: () => void;
  children: ComponentChildren;
}) {
  return (
    <div class="cluster">
      {children}
      <button type="button" class="link" disabled={busy} onClick={onLater}>
        Later
      </button>
    </div>
  );
}
