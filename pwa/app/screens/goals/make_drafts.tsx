import { useMemo } from "preact/hooks";
import type { Step } from "../../coaching";
import { whyOf } from "../../parts/chain_words";
import { amountOf } from "../../parts/goal_words";
import { usePhone } from "../../parts/phone";
import { listed } from "../../parts/words";
import { emptyForm, saveDraft } from "../../record/goals";
import { go } from "../../routes";
import type { GoalForm } from "../../store/queries";
import { useSending } from "./use_sending";

interface Props {
  form: GoalForm;
  steps: readonly Step[];
  whose: string;
  stretch: string;
}

/** Each link of the chain as a draft, with its reason from the chain; what it means for the bonus is said by hand. */
export function MakeDrafts({ form, steps, whose, stretch }: Props) {
  const phone = usePhone();
  const { busy, alarm, send } = useSending();
  const told = steps.filter(({ needed }) => needed !== null);
  // The same as long as nothing changes: tried again after a lost answer, they are not made twice.
  const drafts = useMemo(() => [form, ...told.map(draftOf)], [form, JSON.stringify(told), whose, stretch]);
  function draftOf(step: Step): GoalForm {
    const { rep_id, manager_id, together, period, valid_from } = form;
    return emptyForm(phone, {
      rep_id,
      manager_id,
      together,
      period,
      valid_from,
      metric: step.metric,
      target: String(step.needed),
      why: whyOf(step, whose, stretch) ?? "",
    });
  }
  async function make(some: readonly GoalForm[]) {
    const done = await send(async () => {
      for (const one of some) await saveDraft(phone, one);
    });
    if (done) go("/goals?done=drafts");
  }
  const names = drafts.map(({ metric, target }) => amountOf(metric as "calls", Number(target)));
  return (
    <div class="stack">
      <p class="note">
        Every step is rounded up. As drafts they bring their reason along; only what each means for the bonus is
        left to say.
      </p>
      {alarm}
      <button type="button" class="button filled big" disabled={busy || !form.valid_from} onClick={() => make(drafts)}>
        {busy ? "Sending…" : drafts.length > 1 ? `Make ${drafts.length} drafts` : "Make a draft"}
      </button>
      <p class="note">{listed(names)}</p>
      <div class="cluster">
        {drafts.length > 1 &&
          drafts.map((one, nth) => (
            <button
              key={one.metric}
              type="button"
              class="link"
              disabled={busy || !form.valid_from}
              onClick={() => make([one])}
            >
              Only {names[nth]}
            </button>
          ))}
      </div>
    </div>
  );
}
