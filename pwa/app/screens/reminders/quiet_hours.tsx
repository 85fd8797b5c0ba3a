import { useState } from "preact/hooks";
import { Check } from "../../parts/choose";
import type { Quiet, Reminders } from "../../record/reminders";

const USUAL: Quiet = { begins: "20:00", ends: "07:00" };

/** When nothing comes. A time is sent when both are whole and not the same. */
export function QuietHours({
  answer,
  onChoose,
}: {
  answer: Reminders;
  onChoose: (quiet: Quiet | null) => void;
}) {
  const [quiet, setQuiet] = useState(answer.quiet ?? USUAL);
  const same = quiet.begins === quiet.ends;
  function set(changed: Partial<Quiet>) {
    const now = { ...quiet, ...changed };
    setQuiet(now);
    if (now.begins && now.ends && now.begins !== now.ends) onChoose(now);
  }
  return (
    <div class="card stack">
      <Check
        label="Keep quiet hours"
        checked={answer.quiet !== null}
        onCheck={(wanted) => onChoose(wanted ? quiet : null)}
      />
      {answer.quiet && (
        <div class="pair">
          <Time label="From" value={quiet.begins} onSet={(begins) => set({ begins })} />
          <Time label="Until" value={quiet.ends} onSet={(ends) => set({ ends })} />
        </div>
      )}
      {same && <p class="late">Quiet hours begin and end at different times.</p>}
      <p class="note">
        {answer.quiet && "What falls into them comes when they end, all in one. "}
        Nothing comes on a day off. Times are those of{" "}
        {answer.time_zone.replace("Etc/", "").replaceAll("_", " ")}.
      </p>
    </div>
  );
}

function Time({ label, value, onSet }: { label: string; value: string; onSet: (time: string) => void }) {
  return (
    <label class="field">
      <span class="label">{label}</span>
      <input
        class="input"
        type="time"
        required
        value={value}
        onChange={(event) => onSet(event.currentTarget.value)}
      />
    </label>
  );
}
