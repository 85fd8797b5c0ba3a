import { ChevronRight } from "lucide";
import { useState } from "preact/hooks";
import { Icon } from "../../parts/icon";
import { Section } from "../../parts/page";
import { rideAddress } from "../../parts/ride_address";
import { ago, capital, KIND } from "../../parts/words";
import type { Interaction } from "../../store/queries";

const SHOWN = 8;
const STATE = { open: "Not finished", finished: "Not talked through", debriefed: "Talked through" };

/** Every interaction, newest first, and where each leads. */
export function Interactions({
  interactions,
  today,
}: {
  interactions: readonly Interaction[];
  today: string;
}) {
  const [all, setAll] = useState(false);
  const shown = all ? interactions : interactions.slice(0, SHOWN);
  if (interactions.length === 0) return null;
  return (
    <Section title="Interactions">
      <ul class="card list">
        {shown.map(({ id, kind, customer, occurredOn, state, critiqueId, toldBy }) => (
          <li key={id}>
            <a class="entry" href={rideAddress({ id, state, critiqueId })}>
              <span class="grow">
                <strong>{[KIND[kind], customer].filter(Boolean).join(" · ")}</strong>
                <span class="note">
                  {capital(ago(occurredOn, today))} ·{" "}
                  <span class={state === "debriefed" ? undefined : "late"}>
                    {toldBy === "message" ? "Sent" : STATE[state]}
                  </span>
                </span>
              </span>
              <Icon icon={ChevronRight} />
            </a>
          </li>
        ))}
      </ul>
      {!all && interactions.length > SHOWN && (
        <button type="button" class="link" onClick={() => setAll(true)}>
          All {interactions.length} interactions
        </button>
      )}
    </Section>
  );
}
