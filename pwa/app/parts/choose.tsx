interface Props {
  label: string;
  value: string;
  /** What it means, by its value. */
  options: readonly (readonly [value: string, words: string])[];
  onChoose: (value: string) => void;
}

/** One of a few: what the phone itself offers for choosing. */
export function Choose({ label, value, options, onChoose }: Props) {
  return (
    <label class="field choose">
      <span class="label">{label}</span>
      <select class="input" value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        {options.map(([one, words]) => (
          <option key={one} value={one} selected={one === value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

interface CheckProps {
  label: string;
  checked: boolean;
  onCheck: (checked: boolean) => void;
}

/** Something that is so or not. */
export function Check({ label, checked, onCheck }: CheckProps) {
  return (
    <label class="check">
      <input type="checkbox" checked={checked} onChange={(event) => onCheck(event.currentTarget.checked)} />
      {label}
    </label>
  );
}
