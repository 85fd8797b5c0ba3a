import { useEffect, useRef, useState } from "preact/hooks";
import { usePhone } from "../../parts/phone";
import { forgetForm, keepForm } from "../../record/goal_form";
import { type GoalForm, goalForm } from "../../store/queries";

const PAUSE_MS = 300;

/** A form that is kept on this device while it is written: after a pause, and when one leaves. Null: it is looked up. */
export function useForm(name: string, initial: GoalForm) {
  const phone = usePhone();
  const [form, setForm] = useState<GoalForm | null>(null);
  const unsaved = useRef<GoalForm | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  function keep() {
    clearTimeout(timer.current);
    if (unsaved.current) void keepForm(phone, name, unsaved.current).catch(() => undefined); // it is still on the screen
    unsaved.current = null;
  }
  function change(next: GoalForm) {
    unsaved.current = next;
    setForm(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(keep, PAUSE_MS);
  }
  /** It was sent, or is not wanted any more. */
  async function forget() {
    clearTimeout(timer.current);
    unsaved.current = null;
    await forgetForm(phone, name);
  }

  useEffect(() => {
    void goalForm(phone.store, name).then((kept) => setForm(kept ?? initial));
    document.addEventListener("visibilitychange", keep);
    return () => {
      document.removeEventListener("visibilitychange", keep);
      keep();
    };
  }, [name]);

  return { form, change, forget };
}
