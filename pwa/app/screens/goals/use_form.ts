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

  /** Keep it now: before it is said that it is kept. */
  async function keep() {
    clearTimeout(timer.current);
    const written = unsaved.current;
    unsaved.current = null;
    if (written) await keepForm(phone, name, written).catch(() => undefined); // it is still on the screen
  }
  function change(next: GoalForm) {
    unsaved.current = next;
    setForm(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void keep(), PAUSE_MS);
  }
  /** It was sent, or is not wanted any more. */
  async function forget() {
    clearTimeout(timer.current);
    unsaved.current = null;
    await forgetForm(phone, name);
  }

  useEffect(() => {
    void goalForm(phone.store, name).then((kept) => setForm(kept ?? initial));
    const leave = () => void keep();
    document.addEventListener("visibilitychange", leave);
    return () => {
      document.removeEventListener("visibilitychange", leave);
      leave();
    };
  }, [name]);

  return { form, change, keep, forget };
}
