import { useId } from "preact/hooks";
import type { Step } from "../../coaching";
import type { Assumed } from "./calculator";

interface Props {
  step: Step;
  assumed: Assumed;
  onAssume: (assumed: Assumed) => void;
}

const WORDS = {
  opportunities: "opportunities",
  conversations: "conversations",
  calls: "calls",
  emails: "e-mails",
};

/** Another rate than was counted: so many of 100. */
export function Assume({ step, assumed, onAssume }: Props) {
  const id = useId();
  const metric = step.metric as keyof Assumed;
  const mine = assumed[metric];
  function assume(text: string) {
    const results = Number(text);
    const { [metric]: _before, ...others } = assumed;
    const isOne = text.trim() !== "" && Number.isInteger(results) && results >= 1 && results <= 100;
    onAssume(isOne ? { ...others, [metric]: { results, tries: 100 } } : others);
  }
  return (
    <div class="cluster assume">
      <label for={id} class="note">
        Assume
        <span class="unseen-text">
          {" "}
          that of 100 {WORDS[step.metric]} so many become {WORDS[step.result]}
        </span>
      </label>
      <input
        id={id}
        class="input fitting"
        type="number"
        min={1}
        max={100}
        inputMode="numeric"
        value={mine ? mine.results : ""}
        placeholder={counted(step)}
        onInput={(event) => assume(event.currentTarget.value)}
      />
      <span class="note">of 100</span>
      {mine && (
        <button type="button" class="link" onClick={() => assume("")}>
          Use what was counted
        </button>
      )}
    </div>
  );
}

function counted({ rate, status }: Step): string {
  return rate && status === "real" ? String(Math.round((100 * rate.results) / rate.tries)) : "";
}
