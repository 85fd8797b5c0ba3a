import { useRef, useState } from "preact/hooks";
import type { Rating } from "../../coaching";
import { pickedInWords } from "../../parts/critique_words";
import { useKeeping } from "../../parts/keeping";
import { Page } from "../../parts/page";
import { whose } from "../../parts/person";
import { usePhone, useToday } from "../../parts/phone";
import { SeenSoFar } from "../../parts/seen_so_far";
import { NearlyFull } from "../../parts/storage";
import { tell } from "../../parts/told";
import { A_KIND, ago, capital, KIND } from "../../parts/words";
import { rate, type Tied, tie } from "../../record/ride_along";
import type { Ride, RideItem, ToCritique } from "../../store/queries";
import { ItemCard } from "../capture/item_card";
import { Beside } from "./beside";
import { Finish } from "./finish";
import { Letter, type Words } from "./letter";
import { Player, secondOf } from "./player";
import { PutAside } from "./put_aside";
import { MarkedWords, TiedTo, UNTIED } from "./tied_to";
import { useKeys } from "./use_keys";

interface Props {
  critique: ToCritique;
  ride: Ride;
}

/** What came in beside the checklist: a choice is tied to the second that plays, or to the words that are marked. */
export function Critiquing({ critique, ride }: Props) {
  const phone = usePhone();
  const today = useToday();
  const audio = useRef<HTMLAudioElement>(null);
  const [marked, setMarked] = useState<Words | null>(null);
  const { id, rep, seen } = ride;
  const told = tell(ride.known, today);
  const onTop = (item: RideItem) => item.id === told.focus?.item_id;
  const items = [...ride.items].sort((a, b) => Number(onTop(b)) - Number(onTop(a)));
  const { alarm, keep } = useKeeping();
  const isRecording = critique.kind === "call_recording";

  /** What was not seen is nowhere to be heard or read. */
  function tiedNow(rating?: Rating): Tied {
    if (rating === "not_seen") return UNTIED;
    if (marked) {
      setMarked(null);
      return { passage: marked.words, passage_at: marked.at };
    }
    const second = secondOf(audio.current);
    return second === null ? {} : { at_second: second };
  }
  const keys = useKeys(audio, (rating) => {
    const first = items[0];
    if (first) void keep(() => rate(phone, id, first.id, rating, tiedNow(rating)));
  });

  const under = [critique.customer, capital(ago(critique.occurredOn, today))].filter(Boolean).join(", ");
  const why = critique.picked && pickedInWords(critique.picked, rep.name);
  return (
    <Page
      title={rep.name}
      over={KIND[critique.kind]}
      under={[`${under}.`, why].filter(Boolean).join(" ")}
      back="/critique"
      wide
      foot={
        <>
          {marked && (
            <MarkedWords
              words={marked.words}
              items={items}
              onTie={(itemId) => tie(phone, id, itemId, tiedNow())}
              onForget={() => setMarked(null)}
            />
          )}
          {!marked && <Finish ride={ride} />}
        </>
      }
    >
      <NearlyFull />
      <div class="critique">
        <div class={isRecording ? "critique-what at-hand" : "critique-what"}>
          {isRecording ? (
            <Player critique={critique} audio={audio} keys={keys} />
          ) : (
            <Letter critique={critique} ride={ride} marked={marked} onMark={setMarked} />
          )}
        </div>
        <div class="stack">
          <Beside critique={critique} />
          <SeenSoFar done={ratedIn(ride)} total={items.length} />
          {alarm}
          {told.focus && !items.some(onTop) && (
            <p class="note">
              {whose(rep.name)} one thing, “{told.title}”, is not looked for in{" "}
              {A_KIND[critique.kind].toLowerCase()}.
            </p>
          )}
          {items.map((item) => (
            <ItemCard
              key={item.id}
              interactionId={id}
              repName={rep.name}
              item={item}
              seen={seen.get(item.id)}
              attached={ride.attached.get(item.id) ?? []}
              mine={ride.mine}
              oneThing={onTop(item) ? told : null}
              lookFor={false}
              tiedNow={tiedNow}
            >
              <TiedTo interactionId={id} itemId={item.id} seen={seen.get(item.id)} audio={audio} />
            </ItemCard>
          ))}
          {ride.state !== "debriefed" && critique.putAsideAt === null && (
            <PutAside critique={critique} ride={ride} />
          )}
        </div>
      </div>
    </Page>
  );
}

/** How many items were rated: listening alone is no critique. */
export function ratedIn({ items, seen }: Ride): number {
  return items.filter(({ id }) => (seen.get(id)?.rating ?? "not_seen") !== "not_seen").length;
}
