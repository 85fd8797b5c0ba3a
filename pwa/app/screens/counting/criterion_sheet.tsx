import { useState } from "preact/hooks";
import type { Criterion } from "../../coaching";
import { Choose } from "../../parts/choose";
import { useKeeping } from "../../parts/keeping";
import { usePhone, useToday } from "../../parts/phone";
import { howMet, RULED } from "../../parts/practice_words";
import { Sheet } from "../../parts/sheet";
import { capital } from "../../parts/words";
import { type Asked, addCriteria, changeCriterion, endCriterion } from "../../record/practice";

const LONGEST_TITLE = 200;
const BY_HAND = "";

interface Props {
  /** Null: a new one. */
  criterion: Criterion | null;
  onDone: () => void;
}

/** What one criterion asks for. A change holds from today on: what was engaged before is measured as it was. */
export function CriterionSheet({ criterion, onDone }: Props) {
  const phone = usePhone();
  const today = useToday();
  const { busy, alarm, keep } = useKeeping();
  const [title, setTitle] = useState(criterion?.title ?? "");
  const [field, setField] = useState((criterion?.field ?? null) as Asked["field"]);
  const [least, setLeast] = useState(criterion?.at_least?.toString() ?? "");
  const [from, setFrom] = useState(today);
  const at_least = field === "value" && least !== "" ? Number(least) : null;
  const asked = { title, field, at_least };
  const isSame =
    criterion?.title === title.trim() && criterion.field === field && criterion.at_least === at_least;

  async function save(event: SubmitEvent) {
    event.preventDefault();
    const kept = await keep(() =>
      criterion ? changeCriterion(phone, criterion.id, asked) : addCriteria(phone, [asked], from),
    );
    if (kept) onDone();
  }
  async function end() {
    if (criterion && (await keep(() => endCriterion(phone, criterion.id)))) onDone();
  }

  return (
    <Sheet label={criterion ? "Change what is asked for" : "Ask for one thing more"} onClose={onDone}>
      <form class="stack" onSubmit={save}>
        <div class="stack tight">
          <h2>{criterion ? "Change what is asked for" : "Ask for one thing more"}</h2>
          {criterion && (
            <p class="note">It changes from today on. What was engaged before is measured as it was.</p>
          )}
        </div>
        <label class="field">
          <span class="label">An opportunity counts when</span>
          <input
            class="input"
            required
            maxLength={LONGEST_TITLE}
            placeholder="The next step has a date"
            value={title}
            onInput={(event) => setTitle(event.currentTarget.value)}
          />
        </label>
        <Choose
          label="How it is told"
          value={field ?? BY_HAND}
          options={[
            [BY_HAND, "By hand: somebody marks it"],
            ...Object.entries(RULED).map(([one, words]) => [one, `By rule: ${words}`] as const),
          ]}
          onChoose={(chosen) => setField((chosen || null) as Asked["field"])}
        />
        {field === "value" && (
          <label class="field">
            <span class="label">At least, if there is a least</span>
            <input
              class="input"
              type="number"
              inputMode="numeric"
              min={0}
              step={1}
              value={least}
              onInput={(event) => setLeast(event.currentTarget.value)}
            />
          </label>
        )}
        {!criterion && (
          <label class="field">
            <span class="label">From</span>
            <input
              class="input"
              type="date"
              required
              min={today}
              value={from}
              onInput={(event) => setFrom(event.currentTarget.value)}
            />
          </label>
        )}
        <p class="note">{explained(asked.field, at_least)}</p>
        {alarm}
        <button type="submit" class="button filled big" disabled={busy || title.trim() === "" || isSame}>
          {criterion ? "Change it from today" : "Ask for it"}
        </button>
        {criterion && (
          <button type="button" class="button big" disabled={busy} onClick={end}>
            Ask for it no more from today
          </button>
        )}
      </form>
    </Sheet>
  );
}

function explained(field: Asked["field"], at_least: number | null): string {
  if (!field) return "Until somebody marks an opportunity, it is “not checked yet” and not counted.";
  const how = capital(howMet({ field: field ?? null, at_least }).replace("By rule: ", ""));
  return `${how}, as it was brought in. A mark by hand wins.`;
}
