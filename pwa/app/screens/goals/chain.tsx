import { type ChainMetric, goalChain, type Step, type Stretch } from "../../coaching";
import { AsItCame, useBrought, WHY_NOT } from "../../parts/brought";
import { missingOf, rateInWords, sourceInWords, stretchInWords } from "../../parts/chain_words";
import { amountOf, PERIOD } from "../../parts/goal_words";
import { Trouble, useLive, Waiting } from "../../parts/live";
import { whose } from "../../parts/person";
import { usePhone, useToday } from "../../parts/phone";
import type { WhyNot } from "../../record/bring";
import { type GoalForm, nameOf } from "../../store/queries";
import { figuresQuestion } from "../../store/queries/figures";
import { Assume } from "./assume";
import type { Assumed } from "./calculator";
import { type Source, useDrafts } from "./use_drafts";

interface Props {
  form: GoalForm;
  /** Whose team's figures; null: everybody's. */
  managerId: string | null;
  stretch: Stretch;
  assumed: Assumed;
  onAssume: (assumed: Assumed) => void;
}

/** The chain: opportunities, and beneath them what they need, each with its reason. */
export function Chain({ form, managerId, stretch, assumed, onAssume }: Props) {
  const { drawn, name } = useFigures(managerId, stretch);
  const figures = drawn.state === "here" ? drawn.kept.answer : null;
  const today = useToday();
  const target = Number(form.target);
  const isSaid = form.target.trim() !== "" && Number.isInteger(target) && target >= 0;
  const steps = isSaid ? goalChain(target, figures?.counts ?? {}, assumed) : [];
  const source = {
    whose: name ? `in ${name} team` : "in all teams",
    stretch: stretchInWords(stretch, today),
  };
  const ofTheReader = name ? { ...source, whose: "in your team" } : source; // a draft's reason is for the rep
  const { drafts, busy, alarm, make } = useDrafts(form, steps, ofTheReader);
  if (drawn.state === "waiting") return <Waiting />;
  if (drawn.state === "broken") return <Trouble error={drawn.error} />;
  const link = { source, isHere: figures !== null, period: form.period, assumed, onAssume };
  return (
    <section class="stack" aria-label="The chain">
      {drawn.state === "nothing" && <NoFigures why={drawn.why} />}
      {drawn.state === "here" && drawn.why && <AsItCame kept={drawn.kept} why={drawn.why} />}
      {isSaid ? (
        <>
          <ol class="chain">
            {drafts.map((draft) => (
              <Link
                key={draft.metric}
                {...link}
                draft={draft}
                step={steps.find(({ metric }) => metric === draft.metric) ?? null}
                onDraft={busy || !form.valid_from ? null : () => make([draft])}
              />
            ))}
            {steps
              .filter(({ needed }) => needed === null)
              .map((step) => (
                <Link key={step.metric} {...link} draft={null} step={step} onDraft={null} />
              ))}
          </ol>
          <p class="note">
            Every step is rounded up. As drafts they bring their reason along; what each means for the bonus
            is left to say.
          </p>
          {alarm}
          <button
            type="button"
            class="button filled big"
            disabled={busy || !form.valid_from}
            onClick={() => make(drafts)}
          >
            {busy ? "Sending…" : drafts.length > 1 ? `Make ${drafts.length} drafts` : "Make a draft"}
          </button>
        </>
      ) : (
        <p class="card open note">Say how many opportunities are the goal, as a whole number.</p>
      )}
    </section>
  );
}

/** What the team did, from this device at once and from the server as soon as it answers. */
function useFigures(managerId: string | null, { first, last }: Stretch) {
  const phone = usePhone();
  const drawn = useBrought(figuresQuestion({ managerId, from: first, to: last }));
  const live = useLive(async () => {
    const name = managerId === null ? null : whose(await nameOf(phone.store, managerId));
    return managerId === phone.me.id ? "your" : name;
  }, [managerId]);
  return { drawn, name: live.state === "here" ? live.value : null };
}

/** Without figures the chain is worked out all the same, by what is assumed. */
function NoFigures({ why }: { why: WhyNot }) {
  return (
    <p class="card open note" role="status">
      {WHY_NOT[why].join(". ")} Until then you can say what you assume.
    </p>
  );
}

interface LinkProps {
  /** Null for the top, which is wished for. */
  step: Step | null;
  /** Null while there is no number. */
  draft: GoalForm | null;
  source: Source;
  /** What the team did is on this device. */
  isHere: boolean;
  period: GoalForm["period"];
  assumed: Assumed;
  onAssume: (assumed: Assumed) => void;
  /** Make a draft of this one alone; null: not now. */
  onDraft: (() => unknown) | null;
}

function Link({ step, draft, source, isHere, period, assumed, onAssume, onDraft }: LinkProps) {
  const name = draft
    ? amountOf(draft.metric as ChainMetric, Number(draft.target))
    : `How many ${step?.metric === "emails" ? "e-mails" : step?.metric}?`;
  const missing = step && missingOf(step, isHere);
  return (
    <li class="card">
      <span class="cluster">
        <strong class="chain-number">{name}</strong>
        {draft && <span class="note">{PERIOD[period]}</span>}
      </span>
      {step?.rate && draft && (
        <p>
          because {rateInWords(step, step.rate)}{" "}
          {sourceInWords(step, step.rate, source.whose, source.stretch)}
        </p>
      )}
      {missing && <p class="late">{missing}</p>}
      <div class="cluster apart">
        {step && step.status !== "waits" && <Assume step={step} assumed={assumed} onAssume={onAssume} />}
        {draft && (
          <button type="button" class="link" disabled={!onDraft} onClick={() => onDraft?.()}>
            Only this as a draft<span class="unseen-text">: {name}</span>
          </button>
        )}
      </div>
    </li>
  );
}
