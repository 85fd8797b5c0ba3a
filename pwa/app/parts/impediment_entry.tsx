import { useState } from "preact/hooks";
import type { Impediment } from "../store/queries";
import { ImpedimentSheet } from "./impediment_sheet";
import { aboutImpediment } from "./topics";

interface Props {
  impediment: Impediment;
  /** Whose it is, where that is not clear. */
  repName?: string;
  /** Nothing may be changed any more. */
  settled?: boolean;
  /** The local date as of which it is told; else as of today. */
  day?: string;
  today: string;
}

/** Something in the way, with its age and who looks after it; a tap opens what can be done about it. */
export function ImpedimentEntry({ impediment, repName, settled = false, today, day = today }: Props) {
  const [open, setOpen] = useState(false);
  const { text, resolution, resolvedOn } = impediment;
  const gone = resolvedOn !== null && resolvedOn <= day;
  const said = (
    <span class="grow">
      <span class="impediment-text">
        {gone && "✓ "}
        {text}
      </span>
      <span class="note said">
        {[repName, aboutImpediment(impediment, day, today)].filter(Boolean).join(" · ")}
      </span>
      {gone && resolution && <span class="note said">“{resolution}”</span>}
    </span>
  );
  if (settled) return <p class="impediment">{said}</p>;
  return (
    <>
      <button type="button" class="impediment" onClick={() => setOpen(true)}>
        {said}
      </button>
      {open && <ImpedimentSheet impediment={impediment} onDone={() => setOpen(false)} />}
    </>
  );
}
