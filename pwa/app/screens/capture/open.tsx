import { useEffect, useState } from "preact/hooks";
import { Blank, Waiting } from "../../parts/live";
import { Page } from "../../parts/page";
import { usePhone } from "../../parts/phone";
import { startRideAlong } from "../../record/ride_along";
import { go, place } from "../../routes";
import { plans } from "../../store/queries";

/** Open a ride-along with the rep (and plan) in the address, and show its checklist. Writes nothing, so a reload opens anew. */
export function OpenRide() {
  const phone = usePhone();
  const [impossible, setImpossible] = useState(false);
  useEffect(() => {
    const { query } = place.peek();
    const rep = query.get("rep") ?? "";
    const open = async () => {
      const planned = await plans(phone);
      const customer = planned.find((plan) => plan.id === query.get("plan"))?.customer;
      return startRideAlong(phone, rep, { customer: customer || null });
    };
    open().then(
      (id) => go(`/ride/${id}?${query}`, true),
      () => setImpossible(true),
    );
  }, []);
  if (!impossible) return <Waiting />;
  return (
    <Page title="Start a ride-along" back="/ride">
      <Blank title="There is no checklist on this phone yet">
        <p class="note">It comes with the first good signal. Until then there is nothing to tap.</p>
      </Blank>
    </Page>
  );
}
