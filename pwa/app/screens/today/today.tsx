import { Asked } from "../../parts/asked";
import { GoAndSee } from "../../parts/go_and_see";
import { later } from "../../parts/later";
import { Show, useLive } from "../../parts/live";
import { NewChecklist } from "../../parts/new_checklist";
import { Page } from "../../parts/page";
import { usePhone } from "../../parts/phone";
import { type Today as Now, today } from "../../store/queries";
import { ManagersToday, OwnActivity } from "./activity";
import { InTheWayOfSeveral } from "./in_the_way";
import { NextRide } from "./next_ride";
import { ReviewsToday } from "./reviews_today";
import { WaitingForYou } from "./waiting_for_you";

const FirstStepsLeft = later(
  () => import("../../parts/first_steps_left").then((module) => module.FirstStepsLeft),
  null,
);

/** The manager's first screen: what is next, what waits, and what they did themselves. */
export function Today() {
  const phone = usePhone();
  const live = useLive(() => today(phone), []);
  return (
    <Page title="Today">
      <Show live={live}>
        {(now) => (phone.me.role === "director" ? <ForDirector now={now} /> : <ForManager now={now} />)}
      </Show>
    </Page>
  );
}

function ForManager({ now }: { now: Now }) {
  return (
    <>
      <NewChecklist />
      <NextRide plan={now.plan} />
      <WaitingForYou now={now} />
      <ReviewsToday />
      <Asked />
      <GoAndSee />
      <OwnActivity />
    </>
  );
}

/** A director looks at the coaching first, and may ride along too. */
function ForDirector({ now }: { now: Now }) {
  return (
    <>
      <FirstStepsLeft />
      <NewChecklist />
      <InTheWayOfSeveral />
      <ManagersToday />
      {now.open.length + now.toDebrief.length > 0 && <WaitingForYou now={now} />}
      <NextRide plan={now.plan} />
    </>
  );
}
