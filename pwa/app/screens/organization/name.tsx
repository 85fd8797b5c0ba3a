import { useState } from "preact/hooks";
import { AskedOfServer } from "../../parts/asked_of_server";
import { LeadsTo } from "../../parts/leads_to";
import { Page } from "../../parts/page";
import { usePhone } from "../../parts/phone";
import { useAnswer } from "../../parts/use_answer";
import { counted } from "../../parts/words";
import { aboutOrganization, changeOrganization } from "../../record/people";

/** What the organization is called, and the way to what else it is asked once. */
export function Name() {
  const phone = usePhone();
  const asked = useAnswer(() => aboutOrganization(phone));
  return (
    <Page title="Name and first steps" over="Organization" back="/organization">
      <AskedOfServer {...asked}>
        {({ name, first_steps }) => (
          <>
            <Rename
              key={name}
              name={name}
              busy={asked.busy}
              onName={(name) => void asked.change(() => changeOrganization(phone, { name }))}
            />
            <div class="card list">
              {first_steps && (
                <LeadsTo to="/organization/start" name="First steps">
                  {first_steps.left > 0 ? `${counted(first_steps.left, "step")} left.` : "Nothing is left."}
                </LeadsTo>
              )}
              <LeadsTo to="/counting" name="Working days and time zone">
                Under How we count, for everybody to read.
              </LeadsTo>
            </div>
          </>
        )}
      </AskedOfServer>
    </Page>
  );
}

function Rename({ name, busy, onName }: { name: string; busy: boolean; onName: (name: string) => void }) {
  const [typed, setTyped] = useState(name);
  const wanted = typed.trim();
  return (
    <form
      class="card stack"
      onSubmit={(event) => {
        event.preventDefault();
        onName(wanted);
      }}
    >
      <label class="field">
        <span class="label">What your team calls it</span>
        <input
          class="input"
          required
          maxLength={200}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="button filled big" disabled={busy || wanted === "" || wanted === name}>
        {wanted === name ? "Saved" : "Save"}
      </button>
    </form>
  );
}
