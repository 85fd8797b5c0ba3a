import "../../style/counting.css";
import { Check } from "../../parts/choose";
import { dayHeading, NOTES } from "../../parts/conversation_words";
import { CustomerField } from "../../parts/customer_field";
import { useKeeping } from "../../parts/keeping";
import { Show, useLive } from "../../parts/live";
import { Page } from "../../parts/page";
import { usePhone, useToday } from "../../parts/phone";
import { TextField } from "../../parts/text_field";
import { tellConversation } from "../../record/conversation";
import { conversation, customersFor, type Conversation as Held } from "../../store/queries";
import { NotFound } from "../not_found";
import { NextStep } from "./next_step";
import { ReadNotes } from "./read_notes";
import { TakeBack } from "./take_back";

const LIMIT = 4000;

/** One conversation: the rep notes what was learned; those who coach read it together with them. */
export function Conversation({ id, repId }: { id: string; repId: string }) {
  const phone = usePhone();
  const live = useLive(() => conversation(phone, id), [id]);
  return (
    <Show live={live}>
      {(found) => {
        if (found?.rep.id !== repId) return <NotFound />;
        return phone.me.id === repId ? <Noting it={found.it} /> : <ReadNotes rep={found.rep} it={found.it} />;
      }}
    </Show>
  );
}

function Noting({ it }: { it: Held }) {
  const phone = usePhone();
  const today = useToday();
  const { alarm, keep } = useKeeping();
  const names = useLive(() => customersFor(phone.store, phone.me.id), []);
  return (
    <Page
      title={it.customer || "Conversation"}
      over={[dayHeading(it.heldOn, today), it.outcome].filter(Boolean).join(" · ")}
      back="/conversations"
    >
      <p class="note">It counts already. Note what you learned: it is saved while you type.</p>
      <section class="card stack">
        <CustomerField
          value={it.customer}
          remembered={names.state === "here" ? names.value : []}
          save={(customer) => tellConversation(phone, it.id, { customer })}
        />
        {NOTES.map(([part, label, hint]) => (
          <TextField
            key={part}
            label={label}
            hint={hint}
            limit={LIMIT}
            value={it[part]}
            save={(text) => tellConversation(phone, it.id, { [part]: text })}
          />
        ))}
        <NextStep it={it} />
      </section>
      <section class="card stack">
        <Check
          label="It became an opportunity"
          checked={it.isOpportunity}
          onCheck={(opportunity) => void keep(() => tellConversation(phone, it.id, { opportunity }))}
        />
        <label class="field">
          <span class="label">Held on</span>
          <input
            class="input"
            type="date"
            required
            max={today}
            value={it.heldOn}
            onChange={(event) => {
              const held_on = event.currentTarget.value;
              if (held_on && held_on <= today) void keep(() => tellConversation(phone, it.id, { held_on }));
            }}
          />
        </label>
        {alarm}
      </section>
      <TakeBack it={it} />
    </Page>
  );
}
