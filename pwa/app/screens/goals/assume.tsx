import { useId, useState } from "preact/hooks";
import type { Rate, Step } from "../../coaching";
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

const OTHERWISE = "Say 0.1 to 100, with one digit after the point at most.";

/** What is typed for so many of 100 (0.1-100, in tenths), as a rate in whole numbers; null when it is none. */
export function rateTyped(text: string): Rate | null {
  if (!/^\d+([.,]\d)?$/.test(text.trim())) return null;
  const tenths = Math.round(Number(text.trim().replace(",", ".")) * 10);
  if (tenths < 1 || tenths > 1000) return null;
  return tenths % 10 === 0 ? { results: tenths / 10, tries: 100 } : { results: tenths, tries: 1000 };
}

/** Another rate than was counted: so many of 100. */
export function Assume({ step, assumed, onAssume }: Props) {
  const id = useId();
  const metric = step.metric as keyof Assumed;
  const mine = assumed[metric];
  const [typed, setTyped] = useState(mine ? String((100 * mine.results) / mine.tries) : "");
  const isWrong = typed.trim() !== "" && rateTyped(typed) === null;
  function assume(text: string) {
    setTyped(text);
    const { [metric]: _before, ...others } = assumed;
    const rate = rateTyped(text);
    onAssume(rate ? { ...others, [metric]: rate } : others);
  }
  return (
    <div class="stack tight">
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
          inputMode="decimal"
          aria-invalid={isWrong}
          aria-describedby={isWrong ? `${id}-wrong` : undefined}
          value={typed}
          placeholder={counted(step)}
          onInput={(event) => assume(event.currentTarget.value)}
        />
        <span class="note">of 100</span>
        {typed !== "" && (
          <button type="button" class="link" onClick={() => assume("")}>
            Use what was counted
          </button>
        )}
      </div>
      {isWrong && (
        <p class="late" id={`${id}-wrong`}>
          {OTHERWISE}
        </p>
      )}
    </div>
  );
}

function counted({ rate, status }: Step): string {
  return rate && status === "real" ? String(Math.round((100 * rate.results) / rate.tries)) : "";
}
