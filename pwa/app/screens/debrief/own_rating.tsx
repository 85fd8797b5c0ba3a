import { useLive } from "../../parts/live";
import { firstName } from "../../parts/person";
import { usePhone } from "../../parts/phone";
import { SideBySide } from "../../parts/side_by_side";
import { promptOf } from "../../parts/told";
import { ownRatings, type Ride } from "../../store/queries";

/** How the rep rated themselves on the one thing, beside what was seen; before the talk the hint to ask for it. */
export function OwnRating({ ride, openItemId }: { ride: Ride; openItemId: string | null }) {
  const phone = usePhone();
  const live = useLive(() => ownRatings(phone.store, ride.rep.id), [ride.rep.id]);
  if (live.state !== "here") return null;
  const name = firstName(ride.rep.name);
  const own = live.value.beside.get(ride.id);
  if (!own) return <AskFirst ride={ride} openItemId={openItemId} name={name} />;
  return (
    <section class="card">
      <h2>Side by side: {promptOf(ride.known, own.itemId)}</h2>
      <SideBySide
        own={own}
        seen={ride.seen.get(own.itemId)?.rating ?? null}
        names={{ rep: name, manager: ride.mine ? "You" : "Manager" }}
      />
    </section>
  );
}

/** Nothing came from the rep, perhaps for want of a signal: then it is said aloud. */
function AskFirst({ ride, openItemId, name }: { ride: Ride; openItemId: string | null; name: string }) {
  const rating = ride.seen.get(openItemId ?? "")?.rating ?? "not_seen";
  if (ride.state === "debriefed" || rating === "not_seen") return null;
  return <p class="note">Before you say what you saw: ask how {name} would rate it.</p>;
}
