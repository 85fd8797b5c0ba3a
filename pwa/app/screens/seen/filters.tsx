import type { ComponentChildren } from "preact";
import { RATINGS, SIGN, WORD } from "../../parts/ratings";
import { promptOf } from "../../parts/told";
import { KIND } from "../../parts/words";
import type { Known } from "../../store/queries";
import { DAYS, type Filter, WITH } from "./filter";

const WITH_WORDS = { note: "With a note", file: "With a photo or memo" };
const DAYS_WORDS = { 30: "Last 30 days", 90: "Last 90 days", 180: "Last 180 days", 365: "Last 12 months" };

interface Props {
  filter: Filter;
  /** Those to choose from. */
  itemIds: readonly string[];
  known: Known;
  onChange: (filter: Filter) => void;
}

/** What to show of all that was seen. Each choice shows at once. */
export function Filters({ filter, itemIds, known, onChange }: Props) {
  const choose = (name: keyof Filter) => (value: string | null) =>
    onChange({ ...filter, [name]: name === "days" && value ? Number(value) : value });
  return (
    <search class="filters">
      <Choice label="Item" all="Every item" value={filter.item} onChoose={choose("item")}>
        {itemIds.map((id) => (
          <option key={id} value={id}>
            {promptOf(known, id)}
          </option>
        ))}
      </Choice>
      <Choice label="Rating" all="Every rating" value={filter.rating} onChoose={choose("rating")}>
        {RATINGS.map((rating) => (
          <option key={rating} value={rating}>
            {SIGN[rating]} {WORD[rating]}
          </option>
        ))}
      </Choice>
      <Choice label="Kind" all="Every kind" value={filter.kind} onChoose={choose("kind")}>
        {Object.entries(KIND).map(([kind, word]) => (
          <option key={kind} value={kind}>
            {word}
          </option>
        ))}
      </Choice>
      <Choice label="Note or photo" all="With or without" value={filter.with} onChoose={choose("with")}>
        {WITH.map((what) => (
          <option key={what} value={what}>
            {WITH_WORDS[what]}
          </option>
        ))}
      </Choice>
      <Choice label="When" all="Any time" value={filter.days} onChoose={choose("days")}>
        {DAYS.map((days) => (
          <option key={days} value={days}>
            {DAYS_WORDS[days]}
          </option>
        ))}
      </Choice>
    </search>
  );
}

interface ChoiceProps {
  label: string;
  /** What no choice is called. */
  all: string;
  value: string | number | null;
  onChoose: (value: string | null) => void;
  children: ComponentChildren;
}

function Choice({ label, all, value, onChoose, children }: ChoiceProps) {
  return (
    <label class="field">
      <span class="label">{label}</span>
      <select
        class="input"
        value={value ?? ""}
        onChange={(event) => onChoose(event.currentTarget.value || null)}
      >
        <option value="">{all}</option>
        {children}
      </select>
    </label>
  );
}
