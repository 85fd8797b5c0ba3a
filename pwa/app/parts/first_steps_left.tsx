import { useState } from "preact/hooks";
import { type AboutOrganization, changeOrganization } from "../record/people";
import { useBrought } from "./brought";
import { usePhone } from "./phone";
import { useAsking } from "./use_asking";
import { counted } from "./words";

const QUESTION = { path: "/api/organization", field: "first_steps", asOf: null } as const;

/** What is left of the first steps of a new organization, until it is done or somebody puts it away. */
export function FirstStepsLeft() {
  const phone = usePhone();
  const drawn = useBrought<AboutOrganization>(QUESTION);
  const [away, setAway] = useState(false);
  const { busy, failed, run } = useAsking();
  const left = drawn.state === "here" ? (drawn.kept.answer.first_steps?.left ?? 0) : 0;
  if (left === 0 || away) return null;
  const putAway = () =>
    run(async () => {
      await changeOrganization(phone, { over: true });
      setAway(true);
    });
  return (
    <section class="card open" aria-label="First steps">
      <div class="cluster apart">
        <p class="grow">
          <strong>{counted(left, "first step")} left</strong> to set up {phone.me.organization.name}.
        </p>
        <span class="cluster">
          <a class="link" href="/organization/start">
            Go on
          </a>
          <button type="button" class="link" disabled={busy} onClick={() => void putAway()}>
            Put away
          </button>
        </span>
      </div>
      {failed && (
        <p class="alarm" role="alert">
          {failed}
        </p>
      )}
    </section>
  );
}
