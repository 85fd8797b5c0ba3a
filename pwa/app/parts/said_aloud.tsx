import { useEffect, useState } from "preact/hooks";
import { type Phase, type SyncState, syncState } from "../sync/state";
import { counted } from "./words";

/** What a screen reader has been told, and of what. */
export interface Said {
  readonly words: string;
  /** It was told that things do not go out; null: all is well as far as it knows. */
  readonly trouble: Phase | null;
  readonly refused: number;
}

export const NOTHING_SAID: Said = { words: "", trouble: null, refused: 0 };

const TROUBLE: Partial<Record<Phase, string>> = {
  offline: "Offline. What you tap is saved on this phone.",
  signed_out: "Sign in again to send what is saved.",
  ended: "Your access has ended. What you saved is still on this phone.",
  trouble: "Not sent. What you tap is saved on this phone.",
};

/** The changes of the state, told politely and once, whatever screen is shown. A tap that goes out is no news. */
export function SaidAloud() {
  const state = syncState.value;
  const [said, setSaid] = useState(NOTHING_SAID);
  useEffect(() => setSaid((before) => sayNext(before, state)), [state]);
  return (
    <p class="unseen-text" role="status" data-testid="aloud">
      {said.words}
    </p>
  );
}

/** What is told of a new state after what was told before; the same object when there is nothing to tell. */
export function sayNext(before: Said, { phase, refused, waiting }: SyncState): Said {
  const notAccepted = `${counted(refused, "thing was", "things were")} not accepted. Open the state to see why.`;
  if (refused > before.refused) return { ...before, words: notAccepted, refused };
  if (refused < before.refused) return { ...before, refused };
  const trouble = TROUBLE[phase];
  if (trouble) return phase === before.trouble ? before : { words: trouble, trouble: phase, refused };
  if (before.trouble === null || phase !== "idle" || waiting > 0) return before;
  return { words: `Back in touch. ${refused > 0 ? notAccepted : "All is sent."}`, trouble: null, refused };
}
