import { useEffect, useState } from "preact/hooks";
import { type ChainMetric, goalChain, type Step, type Stretch } from "../../coaching";
import { missingOf, rateInWords, sourceInWords, stretchInWords } from "../../parts/chain_words";
import { amountOf, PERIOD } from "../../parts/goal_words";
import { useLive, Waiting } from "../../parts/live";
import { whose } from "../../parts/person";
import { usePhone, useToday } from "../../parts/phone";
import { bringFigures, type WhyNoFigures } from "../../record/figures";
import { type Figures, figuresOf, type GoalForm, nameOf } from "../../store/queries";
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
  const { figures, whyNot, name } = useFigures(managerId, stretch);
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
  if (!figures && !whyNot) return <Waiting />;
  const link = { source, isHere: figures !== null, period: form.period, assumed, onAssume };
  return (
    <section class="stack" aria-label="The chain">
      {whyNot && <NotFresh whyNot={whyNot} figures={figures} />}
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
  const asked = { managerId, from: first, to: last };
  const key = [managerId, first, last];
  const [whyNot, setWhyNot] = useState<WhyNoFigures | null>(null);
  useEffect(() => {
    let current = true;
    setWhyNot(null);
    void bringFigures(phone, asked).then((why) => current && setWhyNot(why));
    return () => {
      current = false;
    };
  }, key);
  const live = useLive(async () => {
    const name = managerId === null ? null : whose(await nameOf(phone.store, managerId));
    return { figures: await figuresOf(phone.store, asked), name: managerId === phone.me.id ? "your" : name };
  }, key);
  return { whyNot, ...(live.state === "here" ? live.value : { figures: null, name: null }) };
}

const WHY: Record<WhyNoFigures, string> = {
  offline: "What your team did is counted by the server, and there is no signal just now.",
  signed_out: "What your team did is counted by the server: sign in again to see it.",
  refused: "There are no figures for these days. Choose others: the last day is not before the first.",
  trouble: "The server could not count it just now. Try again in a moment.",
};

function NotFresh({ whyNot, figures }: { whyNot: WhyNoFigures; figures: Figures | null }) {
  return (
    <p class="card open note" role="status">
      {WHY[whyNot]}{" "}
      {figures ? "These figures were counted before." : "Until then you can say what you assume."}
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
