import type { ComponentChildren } from "preact";
import type { Rating } from "../../coaching";
import { ItemFace } from "../../parts/item_face";
import { firstName } from "../../parts/person";
import { usePhone } from "../../parts/phone";
import { FoldedField } from "../../parts/text_field";
import type { Told } from "../../parts/told";
import { note, privateNote, rate, type Tied } from "../../record/ride_along";
import type { Attached, RideItem, Seen } from "../../store/queries";
import { AddMemo } from "./add_memo";
import { AddPhoto } from "./add_photo";
import { CapturedHere } from "./captured_here";

const NOTE_LIMIT = 2000;
const MOST_ATTACHED = 20; // as many as the server takes

interface Props {
  interactionId: string;
  repName: string;
  item: RideItem;
  /** What was tapped already. */
  seen: Seen | undefined;
  /** What was captured already. */
  attached: readonly Attached[];
  /** Recorded by this person: nobody else writes its private notes. */
  mine: boolean;
  /** Given when this item is the rep's one thing. */
  oneThing: Told | null;
  /** Its rating would teach the most. */
  lookFor: boolean;
  /** What a tap on this choice is tied to just now: a second that plays, words that are marked. */
  tiedNow?: (rating: Rating) => Tied;
  /** What it is tied to. */
  children?: ComponentChildren;
}

/** One item: what good looks like, the four choices, and a note, photo or voice memo if there is more to say. */
export function ItemCard(props: Props) {
  const { interactionId, repName, item, seen, attached, mine, oneThing, lookFor, tiedNow, children } = props;
  const phone = usePhone();
  return (
    <ItemFace
      item={item}
      oneThing={oneThing}
      lookFor={lookFor}
      rating={seen?.rating ?? null}
      onRate={(rating) => rate(phone, interactionId, item.id, rating, tiedNow?.(rating))}
    >
      {children}
      <div class="cluster apart">
        <FoldedField
          open="+ Note"
          label="Note"
          hint={`${firstName(repName)} reads this after the debrief.`}
          limit={NOTE_LIMIT}
          value={seen?.note ?? ""}
          save={(text) => note(phone, interactionId, item.id, text)}
        />
        {attached.length < MOST_ATTACHED && (
          <>
            <AddPhoto interactionId={interactionId} itemId={item.id} />
            <AddMemo interactionId={interactionId} itemId={item.id} repName={repName} />
          </>
        )}
        {mine && (
          <FoldedField
            open="Private note"
            label="Private note"
            hint="Only you see this."
            limit={NOTE_LIMIT}
            value={seen?.privateNote ?? ""}
            save={(text) => privateNote(phone, interactionId, item.id, text)}
          />
        )}
      </div>
      <CapturedHere attached={attached} prompt={item.prompt} rating={seen?.rating} repName={repName} />
    </ItemFace>
  );
}
