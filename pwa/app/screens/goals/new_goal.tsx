import "../../style/goals.css";
import { useState } from "preact/hooks";
import { Show, useLive } from "../../parts/live";
import { Page } from "../../parts/page";
import { usePhone, useToday } from "../../parts/phone";
import { emptyForm } from "../../record/goals";
import { place } from "../../routes";
import { type Setters, settersOf } from "../../store/queries";
import { Editor } from "./editor";

/** A new goal: nobody but coaches sees it until it is published. */
export function NewGoal() {
  const phone = usePhone();
  const live = useLive(() => settersOf(phone), []);
  return (
    <Page title="Set a goal" over="Goals" back="/goals">
      <Show live={live}>{(setters) => <New setters={setters} />}</Show>
    </Page>
  );
}

function New({ setters }: { setters: Setters }) {
  const phone = usePhone();
  const today = useToday();
  const rep = place.value.query.get("rep");
  const [initial] = useState(() =>
    emptyForm(phone, {
      valid_from: today,
      rep_id: setters.reps.some(({ id }) => id === rep) ? rep : null,
      manager_id: rep || setters.organization ? null : phone.me.id,
    }),
  );
  return <Editor name={`new ${rep ?? ""}`} initial={initial} setters={setters} />;
}
