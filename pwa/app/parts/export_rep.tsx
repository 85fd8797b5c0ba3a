import { useState } from "preact/hooks";
import { plain } from "../record/export";
import { dayOf } from "../store/phone";
import type { RepPage } from "../store/queries";
import { giveFile } from "./give_file";
import type { Observed } from "./observed";
import { usePhone } from "./phone";
import { focusLines, observationLines, toCsv, toJson } from "./rep_files";
import { Sheet } from "./sheet";
import { counted } from "./words";

const CSV = "text/csv;charset=utf-8";
const JSON_TYPE = "application/json";

interface Props {
  found: RepPage;
  /** Those that go into the file. */
  observed: readonly Observed[];
  /** There are others, which do not. */
  narrowed?: boolean;
}

/** A rep's observations and focus history as a file: for a spreadsheet, or for another program. */
export function ExportRep(props: Props) {
  const [asked, setAsked] = useState(false);
  return (
    <>
      <button type="button" class="button" onClick={() => setAsked(true)}>
        Export
      </button>
      {asked && (
        <Sheet label="Export" onClose={() => setAsked(false)}>
          <Choices {...props} />
        </Sheet>
      )}
    </>
  );
}

function Choices({ found, observed, narrowed = false }: Props) {
  const phone = usePhone();
  const [said, setSaid] = useState<{ words: string; failed: boolean } | null>(null);
  async function give(what: string, type: string, make: () => string | Promise<string>) {
    const end = type === CSV ? "csv" : "json";
    const name = `ridealong-${plain(found.rep.name)}-${what}-${dayOf(phone.now())}.${end}`;
    try {
      const given = await giveFile(name, await make(), type);
      setSaid(given === "not" ? null : { words: `${name} is yours.`, failed: false });
    } catch (failure) {
      setSaid({ words: `The file could not be made: ${(failure as Error).message}`, failed: true });
    }
  }
  const chosen = `${counted(observed.length, "observation")}${narrowed ? ", as you filtered them" : ""}`;
  return (
    <div class="stack">
      <h2>Export what was seen of {found.rep.name}</h2>
      <p class="note">{chosen}, and the focus history. Private notes stay out of it, yours too.</p>
      <button
        type="button"
        class="button"
        onClick={() => give("seen", CSV, () => toCsv(observationLines(found, observed)))}
      >
        What was seen, for a spreadsheet (CSV)
      </button>
      {found.known.focuses.length > 0 && (
        <button
          type="button"
          class="button"
          onClick={() => give("focus-history", CSV, () => toCsv(focusLines(found)))}
        >
          Focus history, for a spreadsheet (CSV)
        </button>
      )}
      <button
        type="button"
        class="button"
        onClick={() => give("seen-and-focus-history", JSON_TYPE, () => toJson(found, observed, phone.now()))}
      >
        Both, for another program (JSON)
      </button>
      {said && (
        <p class={said.failed ? "alarm" : "note"} role={said.failed ? "alert" : "status"}>
          {said.words}
        </p>
      )}
    </div>
  );
}
