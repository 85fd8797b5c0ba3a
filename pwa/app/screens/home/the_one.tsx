import { useKeeping } from "../../parts/keeping";
import { OneThingCard } from "../../parts/one_thing_card";
import { usePhone } from "../../parts/phone";
import { SaidToIt } from "../../parts/said_to_it";
import type { Told } from "../../parts/told";
import { MyTraining } from "../../parts/training";
import { dayMonth, when } from "../../parts/words";
import { acknowledge } from "../../record/focus";
import type { HeldFocus, OwnOfItem } from "../../store/queries";
import { RateMyself } from "./own_rating";

interface Props {
  told: Told;
  focus: HeldFocus;
  /** How I rated myself and did not talk through yet. */
  own: readonly OwnOfItem[];
  today: string;
}

/** The rep's one thing, its reason and its training. Only what was agreed: never what might come next. */
export function TheOne({ told, focus, own, today }: Props) {
  return (
    <>
      <OneThingCard
        over={`Agreed ${dayMonth(focus.agreed_on, today)}`}
        prompt={told.title}
        good={told.good}
        marks={told.marks}
        toCome={told.toCome}
        words={[told.words, focus.standardWhy && `It was changed: “${focus.standardWhy}”`]
          .filter(Boolean)
          .join(" ")}
      >
        <Read focus={focus} today={today} />
        <SaidToIt about={focus.id} />
      </OneThingCard>
      {told.why && (
        <section class="card">
          <h2>Why this one, on {dayMonth(focus.agreed_on, today)}</h2>
          <p>{told.why}</p>
        </section>
      )}
      {focus.trainings.map((training) => (
        <MyTraining key={training.id} training={training} />
      ))}
      <RateMyself focusId={focus.id} waiting={own.filter(({ itemId }) => itemId === focus.item_id)} />
    </>
  );
}

/** That the rep has read it: said once, with the time, and the manager sees it. */
function Read({ focus, today }: { focus: HeldFocus; today: string }) {
  const phone = usePhone();
  const { busy, alarm, keep } = useKeeping();
  if (focus.readAt) return <p class="note">✓ You read it {when(focus.readAt, today)}</p>;
  return (
    <>
      {alarm}
      <button
        type="button"
        class="button"
        disabled={busy}
        onClick={() => keep(() => acknowledge(phone, focus.id))}
      >
        I have read it
      </button>
    </>
  );
}
