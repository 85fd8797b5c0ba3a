import { useEffect, useState } from "preact/hooks";
import { goalChain, type Step, type Stretch } from "../../coaching";
import { missingOf, rateInWords, sourceInWords, stretchInWords } from "../../parts/chain_words";
import { amountOf, PERIOD } from "../../parts/goal_words";
import { useLive, Waiting } from "../../parts/live";
import { usePhone, useToday } from "../../parts/phone";
import { whose } from "../../parts/person";
import { bringFigures, type WhyNoFigures } from "../../record/figures";
import { type Figures, figuresOf, type GoalForm, nameOf } from "../../store/queries";
import { Assume } from "./assume";
import type { Assumed } from "./calculator";
import { MakeDrafts } from "./make_drafts";

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
  if (!figures && !whyNot) return <Waiting />;
  const steps = isSaid ? goalChain(target, figures?.counts ?? {}, assumed) : [];
  const team = { whose: name ? `in ${name} team` : "in all teams", stretch: stretchInWords(stretch, today) };
  return (
    <section class="stack" aria-label="The chain">
      {whyNot && <NotFresh whyNot={whyNot} figures={figures} />}
      {!isSaid && <p class="card open note">Say how many opportunities are the goal, as a whole number.</p>}
      {isSaid && (
        <ol class="chain">
          <li class="card">
            <strong class="chain-number">{amountOf("opportunities", target)}</strong>
            <span class="note">{PERIOD[form.period]}</span>
          </li>
          {steps.map((step) => (
            <Link
              key={step.metric}
              step={step}
              team={team}
              period={form.period}
              assumed={assumed}
              onAssume={onAssume}
            />
          ))}
        </ol>
      )}
      {isSaid && <MakeDrafts form={form} steps={steps} whose={team.whose} stretch={team.stretch} />}
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
  step: Step;
  team: { whose: string; stretch: string };
  period: GoalForm["period"];
  assumed: Assumed;
  onAssume: (assumed: Assumed) => void;
}

function Link({ step, team, period, assumed, onAssume }: LinkProps) {
  const { metric, needed, rate } = step;
  const missing = missingOf(step);
  return (
    <li class="card">
      <span class="cluster">
        <strong class="chain-number">
          {needed === null ? `How many ${metric === "emails" ? "e-mails" : metric}?` : amountOf(metric, needed)}
        </strong>
        {needed !== null && <span class="note">{PERIOD[period]}</span>}
      </span>
      {rate && needed !== null && (
        <p>
          because {rateInWords(step, rate)} {sourceInWords(step, rate, team.whose, team.stretch)}
        </p>
      )}
      {missing && <p class="late">{missing}</p>}
      {step.status !== "waits" && <Assume step={step} assumed={assumed} onAssume={onAssume} />}
    </li>
  );
}
