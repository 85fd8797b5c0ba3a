import { Choose } from "../../parts/choose";
import { useToday } from "../../parts/phone";
import type { Person } from "../../store/queries";
import type { Search } from "./search";

interface Props {
  search: Search;
  /** Whom to choose from; with none there is nothing to choose. */
  reps: readonly Person[];
  onChange: (search: Search) => void;
}

/** By whom, which words, and which week. Each shows at once. */
export function SearchFields({ search, reps, onChange }: Props) {
  const today = useToday();
  return (
    <search class="filters">
      <label class="field">
        <span class="label">Words</span>
        <input
          class="input"
          type="search"
          value={search.words}
          onInput={(event) => onChange({ ...search, words: event.currentTarget.value })}
        />
      </label>
      {reps.length > 0 && (
        <Choose
          label="Rep"
          value={search.rep}
          options={[["", "Everybody"], ...reps.map(({ id, name }) => [id, name] as const)]}
          onChoose={(rep) => onChange({ ...search, rep })}
        />
      )}
      <label class="field">
        <span class="label">In the week of</span>
        <input
          class="input"
          type="date"
          max={today}
          value={search.day}
          onChange={(event) => onChange({ ...search, day: event.currentTarget.value })}
        />
      </label>
    </search>
  );
}
