import { useEffect, useRef, useState } from "preact/hooks";
import type { Live } from "../../parts/live";
import { usePhone } from "../../parts/phone";
import { forgetForm, keepForm } from "../../record/goal_form";
import { type BegunForm, type GoalForm, goalForm, isOutrun, isSame } from "../../store/queries";

const PAUSE_MS = 300;

export interface Written {
  readonly form: GoalForm;
  /** `before`: begun some other time and not sent; `outrun`: so, and the draft was changed since by somebody else. */
  readonly left: "before" | "outrun" | null;
}

/** A form that is kept on this device while it is written: after a pause, and when one leaves. */
export function useForm(name: string, initial: GoalForm) {
  const phone = usePhone();
  const [found, setFound] = useState<Live<{ begun: BegunForm | null; before: boolean }>>({
    state: "waiting",
  });
  const unsaved = useRef<BegunForm | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const here = found.state === "here" ? found.value : { begun: null, before: false };
  const isOfDraft = name === initial.id;
  const hasChanged = isOfDraft && here.begun !== null && isOutrun(here.begun, initial);
  const left = hasChanged ? "outrun" : here.before ? "before" : null;
  const form = here.begun?.form ?? initial;
  const live: Live<Written> = found.state === "here" ? { state: "here", value: { form, left } } : found;

  /** Keep it now: before it is said that it is kept. */
  async function keep() {
    clearTimeout(timer.current);
    const written = unsaved.current;
    unsaved.current = null;
    if (written) await keepForm(phone, name, written).catch(() => undefined); // it is still on the screen
  }
  function change(form: GoalForm) {
    const begun = { form, from: here.begun?.from ?? initial };
    unsaved.current = begun;
    setFound({ state: "here", value: { begun, before: here.before } });
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void keep(), PAUSE_MS);
  }
  /** It was sent, or is not wanted any more. */
  async function forget() {
    clearTimeout(timer.current);
    unsaved.current = null;
    await forgetForm(phone, name);
  }
  /** What was written is not wanted: the form says again what it says by itself. */
  async function beginAnew() {
    await forget();
    setFound({ state: "here", value: { begun: null, before: false } });
  }

  useEffect(() => {
    goalForm(phone.store, name).then(
      (kept) => {
        const begun = kept && !isSame(kept.form, initial) ? kept : null; // the same: it was sent after all
        setFound({ state: "here", value: { begun, before: begun !== null } });
      },
      (error: unknown) => setFound({ state: "broken", error }),
    );
    const leave = () => void keep();
    document.addEventListener("visibilitychange", leave);
    return () => {
      document.removeEventListener("visibilitychange", leave);
      leave();
    };
  }, [name]);

  return { live, change, keep, forget, beginAnew };
}
