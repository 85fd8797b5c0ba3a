import { useId } from "preact/hooks";
import { giveFile } from "../../parts/give_file";
import { Section } from "../../parts/page";
import { toCsv } from "../../parts/rep_files";
import { counted } from "../../parts/words";
import type { FileKind, RefusedRow, Report } from "../../record/numbers";
import { HOLDS, rowsInWords } from "./words";

interface Props {
  report: Report;
  kind: FileKind;
  busy: boolean;
  failed: string | null;
  saveAs: string;
  onSaveAs: (name: string) => void;
  onBring: () => void;
  onBack: () => void;
}

/** The third step: what would come, what would not and why; then the button. */
export function ReportOf({ report, kind, busy, failed, saveAs, onSaveAs, onBring, onBack }: Props) {
  const id = useId();
  const writes = (report.counts.new ?? 0) + (report.counts.changed ?? 0) + (report.counts.gone ?? 0);
  return (
    <>
      <Counts report={report} title="What would come" kind={kind} />
      <RefusedRows report={report} />
      <section class="card stack" aria-label="Bring it in">
        <div class="field">
          <label for={id}>Remember how such files are read, as</label>
          <input
            id={id}
            class="input"
            maxLength={200}
            placeholder="Calls from the dialer, say"
            aria-describedby={`${id}-hint`}
            value={saveAs}
            onInput={(event) => onSaveAs(event.currentTarget.value)}
          />
          <p class="note" id={`${id}-hint`}>
            The next one with these columns then needs nothing from you. Empty: nothing is remembered.
          </p>
        </div>
        {failed && (
          <p class="alarm" role="alert">
            {failed}
          </p>
        )}
        {writes === 0 && <p class="note">All of it that can come is here already.</p>}
        <button
          type="button"
          class="button filled big"
          disabled={busy || (writes === 0 && !saveAs.trim())}
          onClick={() => onBring()}
        >
          {busy ? "Bringing it in…" : writes > 0 ? `Bring in ${rowsInWords(writes)}` : "Remember it"}
        </button>
        <button type="button" class="button" disabled={busy} onClick={() => onBack()}>
          Back to the columns
        </button>
      </section>
    </>
  );
}

export function Counts({ report, title, kind }: { report: Report; title: string; kind: FileKind }) {
  const { counts, conversations, left_out, rows, remarks } = report;
  const lines: (readonly [number, string])[] = [
    [counts.new ?? 0, "new"],
    [counts.changed ?? 0, "changed"],
    [counts.unchanged ?? 0, "as before"],
    [counts.kept ?? 0, "stay, as their rep wrote on them"],
    [left_out, "left out, as you chose"],
    [counts.refused ?? 0, "refused"],
  ];
  return (
    <Section title={title}>
      <div class="card stack">
        <p class="note">
          {rowsInWords(rows)} of {HOLDS[kind].toLowerCase()}
        </p>
        <dl class="came">
          {lines
            .filter(([count], nth) => count > 0 || nth < 3)
            .map(([count, what]) => (
              <div key={what} class={what === "refused" ? "late" : undefined}>
                <dt>{what}</dt>
                <dd>{count.toLocaleString("en-US")}</dd>
              </div>
            ))}
        </dl>
        <OfCalls conversations={conversations} />
        {remarks.map((remark) => (
          <p key={remark} class="note">
            {remark}
          </p>
        ))}
      </div>
    </Section>
  );
}

function OfCalls({ conversations }: { conversations: Report["conversations"] }) {
  const { made = 0, gone = 0, kept = 0 } = conversations;
  const said = [
    made > 0 && `${counted(made, "call")} ${made === 1 ? "is a conversation" : "are conversations"}`,
    gone > 0 && `${counted(gone, "call")} ${gone === 1 ? "is" : "are"} no conversation any more`,
    kept > 0 && `${counted(kept, "conversation")} ${kept === 1 ? "stays" : "stay"}, as the rep wrote on it`,
  ].filter(Boolean);
  return said.length > 0 ? <p>{said.join("; ")}.</p> : null;
}

const SHOWN = 20;
const NAMED = 5;

/** The numbers of the rows that stay out for each reason, in the order of the file. */
function byReason(refused: readonly RefusedRow[]): [reason: string, rows: number[]][] {
  const found = new Map<string, number[]>();
  for (const { row, reason } of refused) {
    const rows = found.get(reason);
    if (rows) rows.push(row);
    else found.set(reason, [row]);
  }
  return [...found];
}

/** “Row 4”, “Rows 4, 7, 10, 13, 16 and 15 more”. */
function named(rows: readonly number[]): string {
  const more = rows.length - NAMED;
  const first = rows.slice(0, NAMED).join(", ");
  if (rows.length === 1) return `Row ${first}`;
  return `Rows ${first}${more > 0 ? ` and ${more.toLocaleString("en-US")} more` : ""}`;
}

/** The rows that stay out, with their number and why; all of them as a file to correct them in. */
export function RefusedRows({ report: { refused, header } }: { report: Report }) {
  if (refused.length === 0) return null;
  const reasons = byReason(refused);
  return (
    <Section title="Refused">
      <div class="card stack">
        <ul class="lines">
          {reasons.slice(0, SHOWN).map(([reason, rows]) => (
            <li key={reason}>
              <strong>{named(rows)}:</strong> {reason}
            </li>
          ))}
        </ul>
        {reasons.length > SHOWN && (
          <p class="note">And {reasons.length - SHOWN} more reasons, in the file.</p>
        )}
        <p>
          <button type="button" class="button" onClick={() => void give(refused, header)}>
            Download the refused rows
          </button>
        </p>
      </div>
    </Section>
  );
}

async function give(refused: readonly RefusedRow[], header: readonly string[]): Promise<void> {
  const names = header.map((name, nth) => name || `Column ${nth + 1}`);
  const lines = refused.map(({ row, reason, cells }) => ({
    Row: row,
    "Why it was refused": reason,
    ...Object.fromEntries(names.map((name, nth) => [name, cells[nth] ?? ""])),
  }));
  await giveFile("refused-rows.csv", await toCsv(lines), "text/csv");
}
