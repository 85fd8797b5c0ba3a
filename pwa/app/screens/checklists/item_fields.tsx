import { useId } from "preact/hooks";
import {
  CATEGORIES,
  type DraftProblem,
  FUNNEL_LEVELS,
  formatStandard,
  isWebAddress,
  SEEN_IN,
  THREE_IN_A_ROW,
  type Words,
} from "../../coaching";
import { CATEGORY, FEEDS } from "../../parts/checklist_words";
import { useKeeping } from "../../parts/keeping";
import { usePhone } from "../../parts/phone";
import { StandardChoice } from "../../parts/standard_choice";
import { TextField } from "../../parts/text_field";
import { KIND } from "../../parts/words";
import { changeItem, takeOff } from "../../record/checklist_draft";
import type { Draft } from "../../store/queries";
import { ImpactChoice } from "./impact_choice";

interface Props {
  draft: Draft;
  id: string;
  words: Words;
  problems: readonly DraftProblem[];
  isNew: boolean;
}

const NO_LINK = "A link starts with http:// or https://. This one is not kept.";

/** What one item says. Every change is kept when it is made. */
export function ItemFields({ draft, id, words, problems, isNew }: Props) {
  const phone = usePhone();
  const { alarm, keep } = useKeeping();
  const say = (changed: Partial<Words>) => changeItem(phone, draft.id, id, changed);
  return (
    <div class="stack fields">
      {problems.map(({ code, title }) => (
        <p key={code} class="late">
          {title}
        </p>
      ))}
      <TextField
        line
        label="What to look for"
        placeholder="Next step booked"
        value={words.prompt ?? ""}
        limit={200}
        focused={isNew}
        save={(prompt) => say({ prompt })}
      />
      <TextField
        label="What good looks like"
        hint="What a manager would see or hear, so that two of them would tap the same."
        value={words.good_looks_like ?? ""}
        limit={2000}
        save={(good_looks_like) => say({ good_looks_like })}
      />
      <ImpactChoice value={words.impact} save={(impact) => say({ impact })} />
      <SeenIn kinds={words.kinds} save={(kinds) => say({ kinds })} />
      <StandardChoice
        label="Standard"
        usual={draft.standard ?? formatStandard(THREE_IN_A_ROW)}
        value={words.standard}
        save={(standard) => say({ standard })}
      />
      <div class="pair">
        <Choice
          label="Category"
          value={words.category}
          choices={CATEGORIES.map((one) => [one, CATEGORY[one]])}
          onChoose={(category) => keep(() => say({ category: category as Words["category"] }))}
        />
        <Choice
          label="Feeds the number"
          value={words.funnel_level ?? ""}
          choices={[["", "None of them"], ...FUNNEL_LEVELS.map((one): [string, string] => [one, FEEDS[one]])]}
          onChoose={(level) => keep(() => say({ funnel_level: (level || null) as Words["funnel_level"] }))}
        />
      </div>
      <TextField
        line
        label="Training, a link if there is one"
        placeholder="https://"
        value={words.training_url ?? ""}
        limit={2000}
        wrong={(text) => (text.trim() === "" || isWebAddress(text) ? null : NO_LINK)}
        save={(text) => say({ training_url: text.trim() || null })}
      />
      {alarm}
      <button type="button" class="link" onClick={() => keep(() => takeOff(phone, draft.id, id))}>
        Take it off the checklist
      </button>
    </div>
  );
}

function SeenIn({ kinds, save }: { kinds: readonly string[]; save: (kinds: string[]) => Promise<void> }) {
  const name = useId();
  const { alarm, keep } = useKeeping();
  const toggle = (kind: string) =>
    kinds.includes(kind)
      ? kinds.filter((one) => one !== kind)
      : SEEN_IN.filter((one) => one === kind || kinds.includes(one));
  return (
    <fieldset class="field" aria-labelledby={name}>
      <legend id={name} class="label">
        Where it can be seen
      </legend>
      <div class="cluster">
        {SEEN_IN.map((kind) => (
          <button
            key={kind}
            type="button"
            class="toggle"
            aria-pressed={kinds.includes(kind)}
            onClick={() => keep(() => save(toggle(kind)))}
          >
            {KIND[kind]}
          </button>
        ))}
      </div>
      {alarm}
    </fieldset>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  choices: readonly (readonly [string, string])[];
  onChoose: (choice: string) => unknown;
}

function Choice({ label, value, choices, onChoose }: ChoiceProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} class="input" value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        {choices.map(([choice, name]) => (
          <option key={choice} value={choice}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
