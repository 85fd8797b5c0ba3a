import { ChangeStandard } from "../../parts/change_standard";
import { useKeeping } from "../../parts/keeping";
import { firstName } from "../../parts/person";
import { usePhone } from "../../parts/phone";
import { ReplaceFocus } from "../../parts/replace_focus";
import { SaidToIt } from "../../parts/said_to_it";
import { howFar, type Told } from "../../parts/told";
import { TrainingGiven } from "../../parts/training";
import { agree, closeReached } from "../../record/focus";
import type { Phone } from "../../store/phone";
import type { Known, Person } from "../../store/queries";

/** What the manager can do with the one thing outside a debrief: agree on it, train it, close it, replace it. */
export function Steps({ known, told, rep }: { known: Known; told: Told; rep: Person }) {
  const { focus, proposal, state } = told;
  if (!proposal) return null;
  if (!focus) return <Step label="We agreed on it" act={(phone) => agree(phone, rep.id, proposal)} />;
  return (
    <>
      <TrainingGiven
        focus={focus}
        suggested={known.prompts.get(focus.item_id)?.trainingUrl ?? null}
        beside={
          state !== "reached" && (
            <>
              <ReplaceFocus focus={focus} prompt={told.title} />
              {told.ask && <ChangeStandard focus={focus} now={howFar(known, focus).standard} />}
            </>
          )
        }
      />
      <SaidToIt about={focus.id} />
      {state === "reached" && (
        <Step
          label={`Agreed with ${firstName(rep.name)}: it is reached`}
          act={(phone) => closeReached(phone, focus.id)}
        />
      )}
    </>
  );
}

function Step({ label, act }: { label: string; act: (phone: Phone) => Promise<void> }) {
  const phone = usePhone();
  const { busy, alarm, keep } = useKeeping();
  return (
    <>
      {alarm}
      <button type="button" class="button" disabled={busy} onClick={() => keep(() => act(phone))}>
        {label}
      </button>
    </>
  );
}
