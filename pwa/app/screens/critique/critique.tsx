import "../../style/critique.css";
import { useEffect, useState } from "preact/hooks";
import { Blank, Show, useLive, Waiting } from "../../parts/live";
import { Page } from "../../parts/page";
import { usePhone } from "../../parts/phone";
import { openCritique } from "../../record/critique";
import { critiqueOf, type Inbox, inbox, ride, type ToCritique } from "../../store/queries";
import { NotFound } from "../not_found";
import { Critiquing } from "./critiquing";

/** One recording, e-mail or set of notes: hear or read it, and rate what is in it. */
export function CritiqueOne({ id }: { id: string }) {
  const phone = usePhone();
  const live = useLive(async () => {
    const [one, all] = await Promise.all([critiqueOf(phone, id), inbox(phone)]);
    return one && { ...one, picked: pickedIn(all, id) };
  }, [id]);
  return <Show live={live}>{(found) => (found ? <Opened critique={found} /> : <NotFound />)}</Show>;
}

function pickedIn({ picked }: Inbox, id: string): ToCritique["picked"] {
  return picked.find((one) => one.id === id)?.picked ?? null;
}

/** Writes nothing before the first tap. Why it was picked stays said while it is critiqued. */
function Opened({ critique }: { critique: ToCritique }) {
  const phone = usePhone();
  const [why] = useState(critique.picked);
  const [opened, setOpened] = useState<string | "no_checklist" | null>(null);
  useEffect(() => {
    openCritique(phone, critique).then(setOpened, () => setOpened("no_checklist"));
  }, []);
  if (opened === null) return <Waiting />;
  if (opened === "no_checklist") return <NoChecklist />;
  return <Begun critique={{ ...critique, picked: why }} interactionId={opened} />;
}

function Begun({ critique, interactionId }: { critique: ToCritique; interactionId: string }) {
  const phone = usePhone();
  const live = useLive(() => ride(phone, interactionId), [interactionId]);
  return (
    <Show live={live}>
      {(found) => (found ? <Critiquing critique={critique} ride={found} /> : <NotFound />)}
    </Show>
  );
}

function NoChecklist() {
  return (
    <Page title="Critique" back="/critique">
      <Blank title="There is no checklist on this phone yet">
        <p class="note">It comes with the first good signal. Until then there is nothing to tap.</p>
      </Blank>
    </Page>
  );
}
