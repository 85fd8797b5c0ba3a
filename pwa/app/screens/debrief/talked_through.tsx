import { MainButton } from "../../parts/main_button";
import { firstName } from "../../parts/person";
import { usePhone } from "../../parts/phone";
import type { Told } from "../../parts/told";
import { talkThrough } from "../../record/debrief";
import type { Ride } from "../../store/queries";

/** The last button of the talk. From then on the rep sees what was seen. */
export function TalkedThrough({ ride, told }: { ride: Ride; told: Told }) {
  const phone = usePhone();
  if (ride.state === "debriefed") {
    return (
      <>
        <p class="done good" role="status">
          {ride.toldBy === "message" ? `✓ Sent to ${firstName(ride.rep.name)}` : "✓ Talked through"}
        </p>
        <a class="button big" href="/">
          Back to Today
        </a>
      </>
    );
  }
  const reachedFocusId = told.state === "reached" && told.focus ? told.focus.id : null;
  const agreed = { proposal: told.proposal, reachedFocusId };
  return <MainButton label="We talked it through" onPress={() => talkThrough(phone, ride.id, agreed)} />;
}
