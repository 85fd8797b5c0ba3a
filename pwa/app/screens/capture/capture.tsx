import { CustomerField } from "../../parts/customer_field";
import { later } from "../../parts/later";
import { Blank, Show, useLive } from "../../parts/live";
import { MainButton } from "../../parts/main_button";
import { Page } from "../../parts/page";
import { whose } from "../../parts/person";
import { usePhone, useToday } from "../../parts/phone";
import { SeenSoFar } from "../../parts/seen_so_far";
import { NearlyFull } from "../../parts/storage";
import { lookForToo, tell } from "../../parts/told";
import { ago, KIND, localDate } from "../../parts/words";
import { customer, finish } from "../../record/ride_along";
import { go, place } from "../../routes";
import { dayOf } from "../../store/phone";
import { customersFor, type Ride, type RideItem, ride } from "../../store/queries";
import { NotFound } from "../not_found";
import { ItemCard } from "./item_card";
import { OpenRide } from "./open";
import { RecordedByMistake } from "./recorded_by_mistake";

const AuditedNotes = later(
  () => import("../../parts/audited_notes").then((module) => module.AuditedNotes),
  null,
);

/** The checklist of one interaction: tap what you saw. Each tap is kept when it is tapped; there is no Save. */
export function Capture({ id }: { id: string }) {
  const phone = usePhone();
  const live = useLive(() => ride(phone, id), [id]);
  return <Show live={live}>{(found) => (found ? <Checklist ride={found} /> : <NothingOpened />)}</Show>;
}

/** Before its first tap a ride-along is not on the disk: when the page was loaded again, open it again. */
function NothingOpened() {
  return place.value.query.has("rep") ? <OpenRide /> : <NotFound />;
}

function Checklist({ ride }: { ride: Ride }) {
  const phone = usePhone();
  const { id, rep, seen } = ride;
  const told = tell(ride.known, dayOf(phone.now()));
  const onTop = (item: RideItem) => item.id === told.focus?.item_id;
  const all = new Set(ride.items.map((item) => item.id));
  const next = lookForToo(ride.known, dayOf(phone.now()), all, id);
  const order = (item: RideItem) => (onTop(item) ? 0 : item.id === next ? 1 : 2);
  const items = [...ride.items].sort((a, b) => order(a) - order(b));
  async function toDebrief() {
    await finish(phone, id);
    go(`/ride/${id}/debrief`);
  }
  return (
    <Page
      title={rep.name}
      over={[KIND[ride.kind], ride.customer].filter(Boolean).join(" · ")}
      back="/"
      foot={<MainButton label="Finish and debrief" onPress={toDebrief} />}
    >
      <Progress ride={ride} />
      <Newer ride={ride} />
      <NearlyFull />
      <Customer ride={ride} />
      {ride.kind === "call_note" && <AuditedNotes ride={ride} />}
      {ride.items.length === 0 && <NothingToLookFor ride={ride} />}
      {told.focus && !ride.items.some(onTop) && (
        <p class="note">
          {whose(rep.name)} one thing, “{told.title}”, is not on this checklist.
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
          lookFor={item.id === next}
        />
      ))}
      {ride.state && ride.state !== "debriefed" && ride.mine && <RecordedByMistake id={id} />}
    </Page>
  );
}

function Customer({ ride: { id, rep, customer: name } }: { ride: Ride }) {
  const phone = usePhone();
  const names = useLive(() => customersFor(phone.store, rep.id), [rep.id]);
  const remembered = names.state === "here" ? names.value : [];
  return <CustomerField value={name} remembered={remembered} save={(named) => customer(phone, id, named)} />;
}

function Progress({ ride: { items, seen } }: { ride: Ride }) {
  const done = items.filter(({ id }) => (seen.get(id)?.rating ?? "not_seen") !== "not_seen").length;
  return <SeenSoFar done={done} total={items.length} />;
}

/** Nothing on the checklist is seen in what this is. */
function NothingToLookFor({ ride: { kind } }: { ride: Ride }) {
  return (
    <Blank title={`Nothing is looked for in a ${KIND[kind].toLowerCase()}`}>
      <p class="note">A director can say in the checklist which items are seen there.</p>
    </Blank>
  );
}

/** A newer version came out meanwhile: this one goes on with what it was begun with. */
function Newer({ ride: { kind, version, newer, state } }: { ride: Ride }) {
  const today = useToday();
  if (!newer || (state !== null && state !== "open")) return null;
  const cameOut = newer.publishedAt ? ` came out ${ago(localDate(newer.publishedAt), today)}` : " is out";
  return (
    <p class="note" role="status">
      Version {newer.version}
      {cameOut}; this {KIND[kind].toLowerCase()} stays on version {version}, which you began with.
    </p>
  );
}
