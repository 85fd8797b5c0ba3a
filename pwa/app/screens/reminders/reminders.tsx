import "../../style/reminders.css";
import { useState } from "preact/hooks";
import { Waiting } from "../../parts/live";
import { Page, Section } from "../../parts/page";
import { usePhone } from "../../parts/phone";
import { useAnswer } from "../../parts/use_answer";
import { choose, type Quiet, type Reminders, reminders } from "../../record/reminders";
import { Kinds } from "./kinds";
import { OnThisDevice } from "./on_this_device";
import { QuietHours } from "./quiet_hours";

/** Do something at the server; `hoped` is shown until it has answered. */
export type Change = (work: () => Promise<unknown>, hoped?: Partial<Reminders>) => void;

/** What somebody is reminded of, where, and when not. */
export function RemindersScreen() {
  const phone = usePhone();
  const { answer, busy, failed, again, change } = useAnswer(() => reminders(phone));
  const [hoped, setHoped] = useState<Partial<Reminders>>({});
  const changeTo: Change = async (work, shown = {}) => {
    setHoped(shown);
    await change(work);
    setHoped({});
  };
  return (
    <Page title="Reminders" over="Me" back="/me">
      {failed && (
        <p class="alarm" role="alert">
          {failed}
        </p>
      )}
      {answer === null && !failed && <Waiting />}
      {answer === null && failed && (
        <button type="button" class="button" onClick={() => void again()}>
          Try again
        </button>
      )}
      {answer && <Chosen answer={{ ...answer, ...hoped }} busy={busy} change={changeTo} />}
    </Page>
  );
}

function Chosen({ answer, busy, change }: { answer: Reminders; busy: boolean; change: Change }) {
  const phone = usePhone();
  const setQuiet = (quiet: Quiet | null) => change(() => choose(phone, [], quiet), { quiet });
  return (
    <>
      <Section title="On this device">
        <OnThisDevice answer={answer} busy={busy} change={change} />
      </Section>
      <Section title="What you are reminded of">
        <Kinds answer={answer} change={change} />
      </Section>
      <Section title="Quiet hours">
        <QuietHours answer={answer} onChoose={setQuiet} />
      </Section>
    </>
  );
}
