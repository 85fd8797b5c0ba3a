import { useEffect } from "preact/hooks";
import { Blank, Show, useLive, Waiting } from "../../parts/live";
import { Page } from "../../parts/page";
import { usePhone } from "../../parts/phone";
import { type Opening as OpeningWith, startRideAlong } from "../../record/ride_along";
import { go, place } from "../../routes";
import type { Phone } from "../../store/phone";
import { currentChecklist, heldConversation, person, plans } from "../../store/queries";
import { NotFound } from "../not_found";

/** Open a ride-along with the rep (and plan) in the address, as soon as what it needs is on this phone. */
export function OpenRide() {
  const phone = usePhone();
  const live = useLive(() => missing(phone), []);
  return (
    <Show live={live}>
      {(lacks) => {
        if (lacks === "checklist") return <NoChecklist />;
        return lacks === "rep" ? <NotFound /> : <Opening />;
      }}
    </Show>
  );
}

/** What is not on this phone yet. Everything of a team comes by and by, to a phone that was cleared too. */
async function missing({ store }: Phone): Promise<"checklist" | "rep" | null> {
  if (!(await currentChecklist(store))) return "checklist";
  return (await person(store, place.peek().query.get("rep") ?? "")) ? null : "rep";
}

/** Writes nothing, so a reload opens anew. */
function Opening() {
  const phone = usePhone();
  useEffect(() => {
    const { parts, query } = place.peek();
    const open = async () => {
      const cameMeanwhile = await phone.store.rows("interaction").get(parts[1] ?? "");
      if (cameMeanwhile) return; // whoever shows this shows that instead
      const id = await startRideAlong(phone, query.get("rep") ?? "", await openingOf(phone, query));
      go(`/ride/${id}?${query}`, true);
    };
    void open();
  }, []);
  return <Waiting />;
}

/** With whom: what was planned, or the conversation whose notes are audited, as of its day. */
async function openingOf(phone: Phone, query: URLSearchParams): Promise<OpeningWith> {
  const noted = await heldConversation(phone.store, query.get("conversation") ?? "");
  if (noted) return { kind: "call_note", customer: noted.customer ?? null, occurredOn: noted.held_on };
  const planned = await plans(phone);
  return { customer: planned.find((plan) => plan.id === query.get("plan"))?.customer || null };
}

function NoChecklist() {
  return (
    <Page title="Start a ride-along" back="/ride">
      <Blank title="There is no checklist on this phone yet">
        <p class="note">It comes with the first good signal. Until then there is nothing to tap.</p>
      </Blank>
    </Page>
  );
}
