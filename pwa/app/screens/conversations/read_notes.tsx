import { ConversationNotes } from "../../parts/conversation_notes";
import { dayHeading } from "../../parts/conversation_words";
import { Page } from "../../parts/page";
import { firstName } from "../../parts/person";
import { useToday } from "../../parts/phone";
import { rideAddress } from "../../parts/ride_address";
import { go } from "../../routes";
import type { Conversation, Person } from "../../store/queries";

/** A rep's notes, for those who coach them: to be read together, and audited with the checklist. */
export function ReadNotes({ rep, it }: { rep: Person; it: Conversation }) {
  const today = useToday();
  const { audit } = it;
  return (
    <Page
      title={it.customer || "No customer named"}
      over={[rep.name, dayHeading(it.heldOn, today)].join(" · ")}
      back={`/team/${rep.id}/conversations`}
      foot={
        !audit && (
          <button
            type="button"
            class="button filled big"
            onClick={() => go(`/ride/new?rep=${rep.id}&conversation=${it.id}`)}
          >
            Audit these notes
          </button>
        )
      }
    >
      <section class="card">
        <ConversationNotes it={it} today={today} />
        {it.outcome && <p class="note">Brought in: the call ended in “{it.outcome}”.</p>}
      </section>
      {it.isOpportunity && (
        <p class="note">
          It became an opportunity.{" "}
          <a href={`/team/${rep.id}/opportunities?on=${it.heldOn}`}>See if it counts</a>
        </p>
      )}
      {audit ? (
        <div class="card">
          <p>
            {audit.state === "debriefed"
              ? "These notes were audited and talked through."
              : "The audit of these notes is not talked through yet."}
          </p>
          <a class="link" href={rideAddress(audit)}>
            {audit.state === "debriefed" ? "See it" : "Go on with it"}
          </a>
        </div>
      ) : (
        <p class="note">
          Read them with {firstName(rep.name)}. An audit rates them with the checklist, as on a ride-along,
          and counts for the one thing.
        </p>
      )}
    </Page>
  );
}
