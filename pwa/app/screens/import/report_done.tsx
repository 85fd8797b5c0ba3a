import type { FileKind, Report } from "../../record/numbers";
import { Counts, RefusedRows } from "./report";

/** The file is in: what came of it, and the way on. */
export function Done({ report, kind, onAnother }: { report: Report; kind: FileKind; onAnother: () => void }) {
  return (
    <>
      <p class="card praise" role="status">
        It is in. Every phone gets it with its next signal.
      </p>
      <Counts report={report} title="What came" kind={kind} />
      <RefusedRows report={report} />
      <p>
        <button type="button" class="button" onClick={() => onAnother()}>
          Bring in another file
        </button>
      </p>
    </>
  );
}
