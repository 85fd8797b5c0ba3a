import { useState } from "preact/hooks";
import { Choose } from "../../parts/choose";
import { Section } from "../../parts/page";
import { firstName } from "../../parts/person";
import { usePhone } from "../../parts/phone";
import { useAsking } from "../../parts/use_asking";
import { listed } from "../../parts/words";
import { type Everybody, handOver, type LookedAfter } from "../../record/people";
import { coachesOf } from "./people_words";

interface Props {
  person: LookedAfter["person"];
  all: Everybody;
  onDone: () => void;
}

/** All reps of a manager go to another one: they move, fall ill, leave. */
export function GiveReps({ person, all, onDone }: Props) {
  const phone = usePhone();
  const [to, setTo] = useState("");
  const { busy, failed, run } = useAsking();
  const reps = all.people.filter(({ person: { role, manager_ids } }) => {
    return role === "rep" && (manager_ids ?? []).includes(person.id);
  });
  const others = coachesOf(all.people).filter(({ id }) => id !== person.id);
  if (reps.length === 0) return null;
  async function give() {
    const given = await run(async () => {
      await handOver(phone, person.id, to);
    });
    if (given) onDone();
  }
  return (
    <Section title="Their reps">
      <div class="card stack">
        <p>
          {firstName(person.name)} coaches {listed(reps.map(({ person: { name } }) => name))}.
        </p>
        {others.length > 0 && (
          <>
            <Choose
              label={reps.length === 1 ? "Give this rep to" : "Give all of them to"}
              value={to}
              options={[["", "Choose who"], ...others.map(({ id, name }) => [id, name] as const)]}
              onChoose={setTo}
            />
            <p class="note">
              What was seen of them goes with them to the other phone, and leaves the one before.
            </p>
            {failed && (
              <p class="alarm" role="alert">
                {failed}
              </p>
            )}
            <div class="cluster">
              <button type="button" class="button" disabled={busy || to === ""} onClick={() => void give()}>
                Give them over
              </button>
            </div>
          </>
        )}
      </div>
    </Section>
  );
}
