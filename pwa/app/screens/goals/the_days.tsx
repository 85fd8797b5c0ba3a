import { useState } from "preact/hooks";
import { dayAfter, periodOf, type Stretch } from "../../coaching";
import { stretchInWords } from "../../parts/chain_words";
import { useToday } from "../../parts/phone";
import { Field } from "./field";

interface Props {
  stretch: Stretch;
  onChange: (stretch: Stretch) => void;
}

/** Of which days the real figures are: a quarter that is over tells most. */
export function TheDays({ stretch, onChange }: Props) {
  const today = useToday();
  const [chosen, setChosen] = useState("last");
  const offered = stretches(today);
  function choose(name: string) {
    setChosen(name);
    const found = offered[name];
    if (found) onChange(found);
  }
  return (
    <>
      <Field label="By what was done">
        {(control) => (
          <select
            {...control}
            class="input"
            value={chosen}
            onChange={(event) => choose(event.currentTarget.value)}
          >
            {Object.entries(offered).map(([name, days]) => (
              <option key={name} value={name}>
                {NAMES[name]}: {stretchInWords(days, today)}
              </option>
            ))}
            <option value="other">Other days</option>
          </select>
        )}
      </Field>
      {chosen === "other" && (
        <div class="pair">
          <Day
            label="First day"
            value={stretch.first}
            onChange={(first) => onChange({ ...stretch, first })}
          />
          <Day label="Last day" value={stretch.last} onChange={(last) => onChange({ ...stretch, last })} />
        </div>
      )}
    </>
  );
}

const NAMES: Record<string, string> = {
  last: "Last quarter",
  current: "This quarter so far",
  year: "A year up to today",
};

function stretches(today: string): Record<string, Stretch> {
  const { first } = periodOf("quarter", today);
  return {
    last: periodOf("quarter", dayAfter(first, -1)),
    current: { first, last: today },
    year: { first: dayAfter(today, -364), last: today },
  };
}

function Day({ label, value, onChange }: { label: string; value: string; onChange: (day: string) => void }) {
  return (
    <Field label={label}>
      {(control) => (
        <input
          {...control}
          class="input"
          type="date"
          value={value}
          onInput={(event) => event.currentTarget.value && onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
