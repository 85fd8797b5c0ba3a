import { useState } from "preact/hooks";
import { goalInWords } from "../../parts/goal_words";
import { Show, useLive } from "../../parts/live";
import { usePhone, useToday } from "../../parts/phone";
import { dayMonthYear } from "../../parts/words";
import { allGoals, type GoalForm, type Setters } from "../../store/queries";
import { Field } from "./field";
import { ForWhom } from "./for_whom";
import { FromTo } from "./from_to";
import { GoalActions } from "./goal_actions";
import { HowMany } from "./how_many";
import { LeftForm } from "./left_form";
import { formProblems, readyProblems, type Wrong, wrongIn } from "./ready";
import { useForm } from "./use_form";

export const LONGEST = 2000;

interface Props {
  /** What the form is kept under on this device, and what it says when nothing is. */
  name: string;
  initial: GoalForm;
  setters: Setters;
  /** The id of the published goal that this one follows. */
  follows?: string;
  /** It is a draft already, which can be thrown away. */
  isDraft?: boolean;
}

/** A goal as it is written, with what was written some other time and not sent. */
export function Editor({ name, initial, ...about }: Props) {
  const { live, beginAnew, ...keeping } = useForm(name, initial);
  return (
    <Show live={live}>
      {({ form, left }) => (
        <>
          {left && <LeftForm left={left} onAnew={beginAnew} />}
          <Form form={form} {...keeping} {...about} />
        </>
      )}
    </Show>
  );
}

type FormProps = Omit<Props, "name" | "initial"> &
  Pick<ReturnType<typeof useForm>, "change" | "keep" | "forget"> & { form: GoalForm };

/** For whom, what for, from when, why, and what it means for the bonus. */
function Form({ form, change, keep, forget, setters, follows, isDraft = false }: FormProps) {
  const [wrong, setWrong] = useState<Wrong>({});
  const today = useToday();
  const phone = usePhone();
  const live = useLive(() => allGoals(phone), []);
  const others = live.state === "here" ? live.value.filter((goal) => goal.id !== follows) : [];
  function edit(part: Partial<GoalForm>) {
    setWrong((now) => Object.fromEntries(Object.entries(now).filter(([field]) => !(field in part))));
    change({ ...form, ...part });
  }
  return (
    <form class="stack goal-form" onSubmit={(event) => event.preventDefault()} noValidate>
      <section class="card stack" aria-label="What the goal is">
        {!follows && !isDraft && <ForWhom form={form} setters={setters} edit={edit} />}
        <WhatFor form={form} edit={edit} wrong={wrong} fixed={follows !== undefined} />
        <FromTo form={form} edit={edit} wrong={wrong} />
      </section>
      <section class="card stack" aria-label="Why, and the bonus">
        <Reason
          label="Why this goal"
          hint="Every rep reads it. A goal that is understood is worked for."
          value={form.why}
          wrong={wrong.why}
          onChange={(why) => edit({ why })}
        />
        <Reason
          label="What it means for the bonus"
          hint="If nothing hangs on it, say so: that is an answer too."
          value={form.bonus}
          wrong={wrong.bonus}
          onChange={(bonus) => edit({ bonus })}
        />
      </section>
      <Preview form={form} />
      <GoalActions
        form={form}
        follows={follows}
        isDraft={isDraft}
        check={(forPublishing) => {
          const found = forPublishing ? readyProblems(form, others, today) : formProblems(form);
          setWrong(found);
          return Object.keys(found).length === 0;
        }}
        onRefused={(field, says) => setWrong(wrongIn(field, says))}
        onSend={keep}
        onDone={forget}
      />
    </form>
  );
}

interface PartProps {
  form: GoalForm;
  edit: (part: Partial<GoalForm>) => void;
  wrong: Wrong;
}

const METRICS = {
  opportunities: "Opportunities",
  conversations: "Conversations",
  calls: "Calls",
  emails: "E-mails",
  ratio: "Opportunities out of 100 conversations",
};

function WhatFor({ form, edit, wrong, fixed }: PartProps & { fixed: boolean }) {
  return (
    <>
      {!fixed && (
        <Field label="What for">
          {(control) => (
            <select
              {...control}
              class="input"
              value={form.metric}
              onChange={(event) => edit({ metric: event.currentTarget.value as GoalForm["metric"] })}
            >
              {Object.entries(METRICS).map(([metric, name]) => (
                <option key={metric} value={metric}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <HowMany
        form={form}
        edit={edit}
        wrong={wrong.target}
        labels={
          form.metric === "ratio" ? ["How many of 100", "Looked at for"] : ["How many", "In which time"]
        }
      />
    </>
  );
}

interface ReasonProps {
  label: string;
  hint: string;
  value: string;
  wrong: string | undefined;
  onChange: (text: string) => void;
}

function Reason({ label, hint, value, wrong, onChange }: ReasonProps) {
  return (
    <Field label={label} hint={hint} wrong={wrong}>
      {(control) => (
        <textarea
          {...control}
          class="input"
          maxLength={LONGEST}
          value={value}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

/** The goal in the words in which a rep will read it. */
function Preview({ form }: { form: GoalForm }) {
  const target = Number(form.target);
  if (form.target.trim() === "" || !Number.isInteger(target) || !form.valid_from) return null;
  return (
    <p>
      A rep reads: <strong>{goalInWords({ ...form, target })}</strong>, from {dayMonthYear(form.valid_from)}
      {form.valid_to && ` to ${dayMonthYear(form.valid_to)}`}.
    </p>
  );
}
