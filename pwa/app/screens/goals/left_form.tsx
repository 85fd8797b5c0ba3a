import { useKeeping } from "../../parts/keeping";
import type { Written } from "./use_form";

const SAYS = {
  before: "You wrote this before, and it is not sent yet.",
  outrun: "Somebody changed this draft since you wrote this. What you see is yours, and it is not sent yet.",
};

/** What stands in a form was begun some other time: it says so, and lets one begin anew. */
export function LeftForm({
  left,
  onAnew,
}: {
  left: NonNullable<Written["left"]>;
  onAnew: () => Promise<void>;
}) {
  const { busy, alarm, keep } = useKeeping("It could not be put away");
  return (
    <section class="card open" aria-label="Not sent yet">
      <p role="status">{SAYS[left]}</p>
      {alarm}
      <button type="button" class="link" disabled={busy} onClick={() => keep(onAnew)}>
        {left === "outrun" ? "Put mine away and see theirs" : "Put it away and begin anew"}
      </button>
    </section>
  );
}
