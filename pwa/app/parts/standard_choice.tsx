import { useId } from "preact/hooks";
import { formatStandard, type Standard, THREE_IN_A_ROW } from "../coaching";
import { readStandard, standardForRep } from "./checklist_words";
import { useKeeping } from "./keeping";

const LONGEST_RUN = 6;
const WIDEST = 10;
const FEWEST = 2;

interface Props {
  label: string;
  /** What the checklist asks for, when this is one of its items; null: this is the checklist's own. */
  usual: string | null;
  value: string | null;
  save: (standard: string | null) => Promise<void>;
}

/** What must be seen before a one thing counts as reached: so many in a row, or so many of the last. */
export function StandardChoice({ label, usual, value, save }: Props) {
  const id = useId();
  const { alarm, keep } = useKeeping();
  const asked = readStandard(value ?? usual);
  const chosen = usual === null || value !== null;
  const kept = (standard: Standard | null) => keep(() => save(standard && written(standard, usual)));
  function choose(how: string) {
    if (how === "usual") void kept(null);
    else if (how === "in_a_row") void kept({ kind: "in_a_row", needed: 3, window: 3 });
    else void kept({ kind: "of_last", needed: 4, window: 5 });
  }
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="cluster">
        <select
          id={id}
          class="input fitting"
          value={chosen ? asked.kind : "usual"}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          {usual !== null && <option value="usual">As usual: {usual}</option>}
          <option value="in_a_row">So many in a row</option>
          <option value="of_last">So many of the last</option>
        </select>
        {chosen && <Numbers asked={asked} onChange={kept} />}
      </div>
      <p class="note">A rep hears: {standardForRep(asked)}</p>
      {alarm}
    </div>
  );
}

/** A checklist that asks for three in a row asks for nothing of its own. */
function written(standard: Standard, usual: string | null): string | null {
  const text = formatStandard(standard);
  return usual === null && text === formatStandard(THREE_IN_A_ROW) ? null : text;
}

function Numbers({ asked, onChange }: { asked: Standard; onChange: (standard: Standard) => unknown }) {
  const { kind, needed, window } = asked;
  if (kind === "in_a_row") {
    return (
      <Count
        label="How many in a row"
        value={needed}
        from={FEWEST}
        to={LONGEST_RUN}
        onChange={(count) => onChange({ kind, needed: count, window: count })}
      />
    );
  }
  return (
    <>
      <Count
        label="How many"
        value={needed}
        from={FEWEST}
        to={WIDEST}
        onChange={(count) => onChange({ kind, needed: count, window: Math.max(count, window) })}
      />
      <span>of the last</span>
      <Count
        label="Of the last"
        value={window}
        from={FEWEST}
        to={WIDEST}
        onChange={(count) => onChange({ kind, needed: Math.min(count, needed), window: count })}
      />
    </>
  );
}

interface CountProps {
  label: string;
  value: number;
  from: number;
  to: number;
  onChange: (count: number) => unknown;
}

function Count({ label, value, from, to, onChange }: CountProps) {
  const counts = Array.from({ length: to - from + 1 }, (_, nth) => from + nth);
  return (
    <select
      class="input fitting"
      aria-label={label}
      value={value}
      onChange={(event) => onChange(Number(event.currentTarget.value))}
    >
      {counts.map((count) => (
        <option key={count} value={count}>
          {count}
        </option>
      ))}
    </select>
  );
}
