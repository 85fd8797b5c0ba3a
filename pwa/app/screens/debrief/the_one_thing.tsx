import { ChangeStandard } from "../../parts/change_standard";
import { OneThingCard } from "../../parts/one_thing_card";
import { whose } from "../../parts/person";
import { useToday } from "../../parts/phone";
import { ReplaceFocus } from "../../parts/replace_focus";
import { howFar, promptOf, type Told } from "../../parts/told";
import { TrainingGiven } from "../../parts/training";
import { dayMonth } from "../../parts/words";
import type { HeldFocus, Known } from "../../store/queries";

interface Props {
  known: Known;
  told: Told;
  /** The rep's first name. */
  name: string;
  /** It was talked through already. */
  done: boolean;
}

/** The one thing with its marks and its reason; or what to do when there is none. */
export function TheOneThing({ known, told, name, done }: Props) {
  const today = useToday();
  if (done && !told.focus)
    return <NoneOpen known={known} next={told.proposal?.item_id ?? null} name={name} />;
  if (told.state === "not_enough" || told.state === "nothing_to_fix") return <NoOneThing told={told} />;
  return (
    <>
      <OneThingCard
        over={overline(told)}
        prompt={told.title}
        good={told.good}
        marks={told.marks}
        toCome={told.toCome}
        words={
          <>
            {told.state === "new" &&
              `New: agree it with ${name}, and it stays until the standard is reached.`}
            {told.words} {told.ask}{" "}
            {told.state === "reached" && !done && <strong>Agree it with {name} to close it.</strong>}
          </>
        }
      >
        {told.focus && told.state !== "reached" && (
          <TrainingGiven
            focus={told.focus}
            suggested={trainingFor(known, told.focus)}
            beside={
              told.ask && (
                <>
                  <ReplaceFocus focus={told.focus} prompt={told.title} />
                  <ChangeStandard focus={told.focus} now={howFar(known, told.focus).standard} />
                </>
              )
            }
          />
        )}
      </OneThingCard>
      <section class="card">
        <h2>Why this one{told.focus && ` · agreed ${dayMonth(told.focus.agreed_on, today)}`}</h2>
        <p>{told.why}</p>
      </section>
    </>
  );
}

function trainingFor(known: Known, { item_id }: HeldFocus): string | null {
  return known.prompts.get(item_id)?.trainingUrl ?? null;
}

const OVER = { new: "new", stays: "stays", reached: "standard reached" };

function overline(told: Told): string {
  const state = OVER[told.state as keyof typeof OVER];
  return ["The one thing", state, told.provisional && "to confirm", told.closeCall && "a close call"]
    .filter(Boolean)
    .join(" · ");
}

/** After the talk nothing is open: what comes next is said, to be agreed on when both are ready for it. */
function NoneOpen({ known, next, name }: { known: Known; next: string | null; name: string }) {
  const today = useToday();
  const reached = known.focuses.find(({ state, closed_on }) => state === "reached" && closed_on === today);
  return (
    <section class={reached ? "card praise" : "card open"}>
      <h2 class="overline">The one thing{reached && " · standard reached"}</h2>
      {reached && <p class="lead">{promptOf(known, reached.item_id)}</p>}
      <p>
        None is open now.{" "}
        {next
          ? `The next one could be “${promptOf(known, next)}”: agree on it on the next visit, or on ${whose(name)} page.`
          : "The next one comes with the next visit."}
      </p>
    </section>
  );
}

function NoOneThing({ told }: { told: Told }) {
  return (
    <section class={told.state === "nothing_to_fix" ? "card praise" : "card open"}>
      <h2 class="overline">The one thing</h2>
      {told.state === "not_enough" && <p class="lead">{told.title}</p>}
      <p>{told.words}</p>
    </section>
  );
}
