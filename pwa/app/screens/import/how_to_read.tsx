import { Choose } from "../../parts/choose";
import { Section } from "../../parts/page";
import type { FileKind, Look, Plan } from "../../record/numbers";
import { Columns } from "./columns";
import { Meanings } from "./meanings";
import { HOLDS, rowsInWords } from "./words";

interface Props {
  look: Look;
  plan: Plan;
  busy: boolean;
  failed: string | null;
  onKind: (kind: FileKind) => void;
  onChange: (plan: Plan) => void;
  /** The columns were chosen anew: their words and dates are asked for. */
  onLookAgain: (plan: Plan) => void;
  onCheck: () => void;
}

/** The second step: what the file holds, column by column, and what its words mean. */
export function HowToRead({ look, plan, busy, failed, onKind, onChange, onLookAgain, onCheck }: Props) {
  const missing = whatIsMissing(look, plan);
  return (
    // what is chosen while the file is looked at again would be lost
    <fieldset class="as-is" disabled={busy}>
      <section class="card stack" aria-label="The file">
        <Choose
          label="This file holds"
          value={plan.kind}
          options={Object.entries(HOLDS)}
          onChoose={(kind) => onKind(kind as FileKind)}
        />
        <p class="note">
          {[
            `${rowsInWords(look.row_count)}.`,
            look.broken > 0 && `${rowsInWords(look.broken)} cannot be read and will be named.`,
            ...look.remarks.map((remark) => `The file was ${remark}.`),
          ]
            .filter(Boolean)
            .join(" ")}
        </p>
      </section>
      <FirstRows look={look} />
      <Section title="Columns">
        <Columns look={look} plan={plan} onChange={onChange} onLookAgain={onLookAgain} />
      </Section>
      <Meanings look={look} plan={plan} onChange={onChange} />
      <section class="card stack" aria-label="Next">
        {missing && <p class="late">{missing}</p>}
        {failed && (
          <p class="alarm" role="alert">
            {failed}
          </p>
        )}
        <button type="button" class="button filled big" disabled={missing !== null} onClick={() => onCheck()}>
          {busy ? "One moment…" : "See what would come"}
        </button>
      </section>
    </fieldset>
  );
}

/** What keeps the file from being read; null: nothing. */
function whatIsMissing({ fields, dates }: Look, { columns, kind, dates: order }: Plan): string | null {
  const needed = fields.find(({ name, needed }) => needed && !columns.includes(name));
  if (needed) return `Say which column is the ${needed.label.toLowerCase()}.`;
  const counts = ["opportunities", "conversations", "calls", "emails"];
  const counting = counts.some((name) => columns.includes(name));
  if (kind === "counts" && !counting && !(columns.includes("metric") && columns.includes("count")))
    return "Say which column holds a count.";
  const dated = fields.some(({ name }) => name.endsWith("on") && columns.includes(name));
  if (dated && !order) return `Say how its dates are written${dates.example ? `: ${dates.example}` : ""}.`;
  return null;
}

function FirstRows({ look }: { look: Look }) {
  return (
    <Section title="The first rows">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys */}
      <section class="card table-frame" aria-label="The first rows" tabIndex={0}>
        <table class="first-rows">
          <thead>
            <tr>
              {look.columns.map(({ header }, nth) => (
                <th key={nth} scope="col">
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {look.rows.map((cells, row) => (
              <tr key={row}>
                {cells.map((cell, nth) => (
                  <td key={nth}>{look.columns[nth]?.dropped ? "left out" : cell.slice(0, 80)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Section>
  );
}
