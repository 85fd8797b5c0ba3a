import { useState } from "preact/hooks";
import { giveFile } from "../../parts/give_file";
import { usePhone } from "../../parts/phone";
import { useAsking } from "../../parts/use_asking";
import { invitationTo } from "../../record/calendar";
import type { Plan } from "../../store/queries";

const FILE = "ride-along.ics";

/** A file that puts the ride-along into the rep's calendar, handed to mail or messages. */
export function Invitation({ plan }: { plan: Plan }) {
  const phone = usePhone();
  const { busy, failed, run } = useAsking();
  const [said, setSaid] = useState("");
  const give = () =>
    run(async () => {
      const given = await giveFile(FILE, await invitationTo(phone, plan.id), "text/calendar");
      setSaid(given === "downloaded" ? `${FILE} is in your downloads.` : "");
    });
  return (
    <>
      <button type="button" class="button big" disabled={busy} onClick={() => void give()}>
        Send as an invitation
      </button>
      {failed && (
        <p class="alarm" role="alert">
          {failed}
        </p>
      )}
      <p class="note" role="status">
        {said}
      </p>
    </>
  );
}
