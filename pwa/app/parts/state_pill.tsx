import { CircleCheck, CloudUpload, type IconNode, TriangleAlert, WifiOff } from "lucide";
import { useState } from "preact/hooks";
import { type Phase, stateInWords, syncState } from "../sync/state";
import { Icon } from "./icon";
import { later } from "./later";
import { Sheet } from "./sheet";
import { minute } from "./time";

const Unsent = later(() => import("./unsent").then((module) => module.Unsent));

const LOOK: Record<Phase, { look: string; icon: IconNode }> = {
  idle: { look: "", icon: CircleCheck },
  sending: { look: "sending", icon: CloudUpload },
  offline: { look: "offline", icon: WifiOff },
  signed_out: { look: "trouble", icon: TriangleAlert },
  ended: { look: "trouble", icon: TriangleAlert },
  update_needed: { look: "offline", icon: CircleCheck },
  trouble: { look: "offline", icon: TriangleAlert },
};

/** What is saved and what is sent, always on the screen, in plain words. Opens the list behind them. */
export function StatePill() {
  const state = syncState.value;
  const [open, setOpen] = useState(false);
  const look =
    state.refused > 0 || !state.readable
      ? { ...LOOK[state.phase], look: "trouble", icon: TriangleAlert }
      : LOOK[state.phase];
  return (
    <>
      <button
        type="button"
        class={`pill ${look.look}`}
        data-testid="state"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <Icon icon={look.icon} size={16} />
        <span>{stateInWords(state, minute.value)}</span>
      </button>
      {open && (
        <Sheet label="What is saved and sent" onClose={() => setOpen(false)}>
          <Unsent />
        </Sheet>
      )}
    </>
  );
}
