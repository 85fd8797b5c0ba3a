import { sayFirst, strengthSentence } from "../../coaching";
import { Show, useLive } from "../../parts/live";
import { Page } from "../../parts/page";
import { firstName, whose } from "../../parts/person";
import { usePhone } from "../../parts/phone";
import { SIGN, WORD } from "../../parts/ratings";
import { SaidToIt } from "../../parts/said_to_it";
import { TextField } from "../../parts/text_field";
import { promptOf, type Told, tell } from "../../parts/told";
import { interactionPrivateNote, repWords } from "../../record/debrief";
import { dayOf } from "../../store/phone";
import { type Ride, ride } from "../../store/queries";
import { NotFound } from "../not_found";
import { Captured } from "./captured";
import { OwnRating } from "./own_rating";
import { TalkedThrough } from "./talked_through";
import { TheOneThing } from "./the_one_thing";

const WORDS_LIMIT = 4000;

/** The talk in the car: a strength first, then the one thing and why, then the rep's words. Needs no signal. */
export function Debrief({ id }: { id: string }) {
  const phone = usePhone();
  const live = useLive(() => ride(phone, id), [id]);
  return <Show live={live}>{(found) => (found?.state ? <Talk ride={found} /> : <NotFound />)}</Show>;
}

function Talk({ ride }: { ride: Ride }) {
  const phone = usePhone();
  const today = dayOf(phone.now());
  const told = tell(ride.known, today);
  const { id, rep } = ride;
  const name = firstName(rep.name);
  const done = ride.state === "debriefed";
  return (
    <Page
      title={done ? rep.name : ride.kind === "ride_along" ? `${name}, in the car` : `With ${name}`}
      over={["Debrief", ride.customer].filter(Boolean).join(" · ")}
      back={done ? `/team/${rep.id}` : ride.critiqueId ? `/critique/${ride.critiqueId}` : `/ride/${id}`}
      foot={<TalkedThrough ride={ride} told={told} />}
    >
      <SayFirst ride={ride} today={today} />
      <OwnRating ride={ride} openItemId={told.focus?.item_id ?? null} />
      <TheOneThing known={ride.known} told={told} name={name} done={done} />
      <AlsoSeen ride={ride} told={told} />
      <Captured ride={ride} />
      <section class="card">
        <TextField
          label={`${whose(rep.name)} words`}
          placeholder={`How did ${name} see it?`}
          hint={`Optional. ${name} sees this too.`}
          limit={WORDS_LIMIT}
          value={ride.repWords}
          save={(text) => repWords(phone, id, text)}
        />
        {ride.toldBy === "message" && ride.message && <p class="said">You wrote: {ride.message}</p>}
        {done && <SaidToIt about={id} />}
      </section>
      {ride.mine && (
        <section class="card">
          <TextField
            label="Private note"
            hint="Optional. Only you see this."
            limit={WORDS_LIMIT}
            value={ride.privateNote}
            save={(text) => interactionPrivateNote(phone, id, text)}
          />
        </section>
      )}
    </Page>
  );
}

function SayFirst({ ride: { id, known, rep }, today }: { ride: Ride; today: string }) {
  const strength = sayFirst(known.observations, known.checklist, id, today);
  return (
    <section class={strength ? "card praise" : "card"}>
      <h2 class="overline">Say this first</h2>
      {strength ? (
        <p class="lead">{strengthSentence(strength, promptOf(known, strength.item_id))}</p>
      ) : (
        <p>Nothing was tapped “Met” this time. Ask {firstName(rep.name)} what went well.</p>
      )}
    </section>
  );
}

/** What else fell short: on record, not for today's talk. */
function AlsoSeen({ ride: { items, seen, state }, told }: { ride: Ride; told: Told }) {
  const done = state === "debriefed";
  const onTheTable = done ? told.focus?.item_id : told.proposal?.item_id;
  const parked = items.flatMap(({ id, prompt }) => {
    const rating = seen.get(id)?.rating;
    const short = rating === "missed" || rating === "partly";
    return short && id !== onTheTable ? [{ id, prompt, rating }] : [];
  });
  if (parked.length === 0) return null;
  return (
    <section class="card">
      <h2>{done && !told.focus ? "Also seen" : "Also seen, parked until the one thing is done"}</h2>
      <ul class="stack tight">
        {parked.map(({ id, prompt, rating }) => (
          <li key={id} class="row">
            <span class={`mark ${rating}`} aria-hidden="true">
              {SIGN[rating]}
            </span>
            <span class="grow">
              {prompt} <span class="soft">({WORD[rating].toLowerCase()})</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
