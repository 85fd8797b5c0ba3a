import { useMemo } from "preact/hooks";
import type { Step } from "../../coaching";
import { whyOf } from "../../parts/chain_words";
import { usePhone } from "../../parts/phone";
import { emptyForm, saveDraft } from "../../record/goals";
import { go } from "../../routes";
import type { GoalForm } from "../../store/queries";
import { useSending } from "./use_sending";

/** Where a ratio comes from: "in your team", "July to September". */
export interface Source {
  readonly whose: string;
  readonly stretch: string;
}

/** The chain as drafts, the top one first, each with its reason; what it means for the bonus is said by hand. */
export function useDrafts(form: GoalForm, steps: readonly Step[], { whose, stretch }: Source) {
  const phone = usePhone();
  const { busy, alarm, send } = useSending();
  const told = steps.filter(({ needed }) => needed !== null);
  function draftOf(step: Step): GoalForm {
    const { rep_id, manager_id, together, period, valid_from, valid_to } = form;
    const why = whyOf(step, whose, stretch) ?? "";
    const about = { rep_id, manager_id, together, period, valid_from, valid_to, why };
    return emptyForm(phone, { ...about, metric: step.metric, target: String(step.needed) });
  }
  // The same as long as nothing changes: tried again after a lost answer, they are not made twice.
  const drafts = useMemo(() => [form, ...told.map(draftOf)], [form, JSON.stringify(told), whose, stretch]);
  async function make(some: readonly GoalForm[]) {
    const done = await send(async () => {
      for (const one of some) await saveDraft(phone, one);
    });
    if (done) go("/goals?done=drafts");
  }
  return { drafts, busy, alarm, make };
}
