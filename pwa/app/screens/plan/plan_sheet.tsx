import { useState } from "preact/hooks";
import { Choose } from "../../parts/choose";
import { useKeeping } from "../../parts/keeping";
import { firstName } from "../../parts/person";
import { usePhone } from "../../parts/phone";
import { Sheet } from "../../parts/sheet";
import { WhenField } from "../../parts/when_field";
import { clockTime, localDate } from "../../parts/words";
import { changePlan, planRides, removePlan } from "../../record/plan";
import type { Person } from "../../store/queries";
import { Invitation } from "./invitation";
import type { Opened } from "./plan";

const LONGEST_CUSTOMER = 200;

interface Props {
  opened: Opened;
  reps: readonly Person[];
  onDone: () => void;
}

/** With whom, when and at which customer; one that is planned is moved, taken off, or sent as an invitation. */
export function PlanSheet({ opened, reps, onDone }: Props) {
  const phone = usePhone();
  const plan = "plan" in opened ? opened.plan : null;
  const [repId, setRepId] = useState(plan?.rep.id ?? reps[0]?.id ?? "");
  const [at, setAt] = useState(
    "plan" in opened
      ? `${localDate(opened.plan.plannedFor)}T${clockTime(opened.plan.plannedFor)}`
      : `${opened.on}T09:00`,
  );
  const [customer, setCustomer] = useState(plan?.customer ?? "");
  const { busy, alarm, keep } = useKeeping("It was not planned");
  const title = plan ? `Ride-along with ${plan.rep.name}` : "Plan a ride-along";

  async function save(event: SubmitEvent) {
    event.preventDefault();
    const made = { plannedFor: new Date(at).toISOString(), customer };
    const saved = () => (plan ? changePlan(phone, plan.id, made) : planRides(phone, [{ repId, ...made }]));
    if (await keep(saved)) onDone();
  }
  async function takeOff() {
    if (plan && (await keep(() => removePlan(phone, plan.id)))) onDone();
  }
  return (
    <Sheet label={title} onClose={onDone}>
      <form class="stack" onSubmit={save}>
        <h2>{title}</h2>
        {!plan && (
          <Choose
            label="With"
            value={repId}
            options={reps.map(({ id, name }) => [id, name] as const)}
            onChoose={setRepId}
          />
        )}
        <WhenField value={at} onInput={setAt} />
        <label class="field">
          <span class="label">Customer</span>
          <input
            class="input"
            maxLength={LONGEST_CUSTOMER}
            placeholder="May be named later"
            value={customer}
            onInput={(event) => setCustomer(event.currentTarget.value)}
          />
        </label>
        {alarm}
        <button type="submit" class="button filled big" disabled={busy || at === ""}>
          {plan ? "Change it" : "Plan it"}
        </button>
      </form>
      {plan && (
        <div class="stack">
          <a class="button big" href={`/ride/new?rep=${plan.rep.id}&plan=${plan.id}`}>
            Start it now
          </a>
          <Invitation plan={plan} />
          <button type="button" class="button big" disabled={busy} onClick={takeOff}>
            Take it off the plan
          </button>
          <p class="note">{firstName(plan.rep.name)} does not see your plan: send an invitation.</p>
        </div>
      )}
    </Sheet>
  );
}
