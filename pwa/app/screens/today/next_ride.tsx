import { ChevronRight } from "lucide";
import { Icon } from "../../parts/icon";
import { Marks } from "../../parts/marks";
import { Avatar, whose } from "../../parts/person";
import { usePhone, useToday } from "../../parts/phone";
import { lookForToo, promptOf, tell } from "../../parts/told";
import { when } from "../../parts/words";
import { go } from "../../routes";
import type { NextPlan } from "../../store/queries";

/** The next planned ride-along: its first line starts it at once. Below it, the way to any other one. */
export function NextRide({ plan }: { plan: NextPlan | null }) {
  return (
    <section class={plan ? "card focus" : "card open"}>
      {plan ? <Planned plan={plan} /> : <NothingPlanned />}
      <button type="button" class="button filled big" onClick={() => go("/ride")}>
        Start ride-along
      </button>
    </section>
  );
}

function Planned({ plan }: { plan: NextPlan }) {
  const today = useToday();
  const { rep, customer, visit } = plan;
  const isPast = new Date(plan.plannedFor) < usePhone().now();
  const told = tell(plan.known, today);
  const next = told.state === "not_enough" ? null : lookForToo(plan.known, today, plan.canShow);
  const words = [told.words, told.ask].filter(Boolean).join(" ");
  return (
    <>
      <h2 class="overline">
        Next ride-along · {isPast && "was planned for "}
        {when(plan.plannedFor, today)}
      </h2>
      <a class="entry" href={`/ride/new?rep=${rep.id}&plan=${plan.id}`}>
        <Avatar name={rep.name} />
        <span class="grow">
          <strong>{rep.name}</strong>
          <span class="note">
            {customer || "Customer not named yet"} · visit {visit} this month
          </span>
        </span>
        <Icon icon={ChevronRight} />
      </a>
      <div class="stack">
        <div>
          <p class="note">{whose(rep.name)} one thing</p>
          <h3 class="thing">{told.title}</h3>
        </div>
        <Marks marks={told.marks} toCome={told.toCome} />
        <p class="note">{told.state === "new" ? "Not agreed yet: confirm it on this visit." : words}</p>
        {next && <p class="note">Look for this too: “{promptOf(plan.known, next)}”.</p>}
      </div>
    </>
  );
}

function NothingPlanned() {
  return (
    <div class="stack tight">
      <h2 class="overline">Next ride-along</h2>
      <h3>Nothing planned</h3>
      <p class="note">Go and see somebody anyway: two minutes after a meeting are enough.</p>
    </div>
  );
}
