import { Square } from "lucide";
import { useEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../../parts/icon";
import { minutes } from "../../parts/memo_player";
import { firstName } from "../../parts/person";
import { usePhone } from "../../parts/phone";
import { Memo, type MemoState, type NoMicrophone } from "../../record/memo";

interface Props {
  interactionId: string;
  itemId: string;
  repName: string;
}

const NO_MICROPHONE: Record<NoMicrophone, string> = {
  refused: "Ridealong may not use the microphone. Allow it in the settings of the browser, or write a note.",
  missing: "There is no microphone here. Write a note.",
  busy: "The microphone cannot be used just now. Another app may have it.",
  cannot: "This browser cannot record. Write a note.",
};

const ENDED: Record<MemoState, string> = {
  recording: "",
  ended: "",
  cut: "The phone is full: the voice memo ends early.",
  full: "The phone is full: the voice memo waits until there is room. Your ratings are kept.",
};

/** "+ Voice": a tap begins, a tap ends. It is kept too when the screen changes or the app goes to the background. */
export function AddMemo({ interactionId, itemId, repName }: Props) {
  const phone = usePhone();
  const [memo, setMemo] = useState<Memo | null>(null);
  const [asking, setAsking] = useState(false);
  const [says, setSays] = useState("");
  const shown = useRef(true);
  const current = useRef<Memo | null>(null);
  useEffect(
    () => () => {
      shown.current = false;
      void current.current?.keep();
    },
    [],
  );

  const state = memo?.state.value;
  useEffect(() => {
    if (!state || state === "recording") return;
    current.current = null;
    setSays(ENDED[state]);
    setMemo(null);
  }, [state]);

  async function begin() {
    setSays("");
    setAsking(true);
    const begun = await Memo.start(phone, interactionId, itemId);
    setAsking(false);
    if (typeof begun === "string") return setSays(NO_MICROPHONE[begun]);
    if (!shown.current) return void begun.cancel(); // the permission came when nobody was here any more
    current.current = begun;
    setMemo(begun);
  }

  if (memo && state === "recording") return <Recording memo={memo} name={firstName(repName)} />;
  return (
    <>
      <button type="button" class="link" disabled={asking} onClick={begin}>
        + Voice
      </button>
      {says && (
        <p class="alarm whole" role="alert">
          {says}
        </p>
      )}
    </>
  );
}

function Recording({ memo, name }: { memo: Memo; name: string }) {
  const [seconds, setSeconds] = useState(0);
  const stop = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    stop.current?.focus({ preventScroll: true });
    const ticking = setInterval(() => setSeconds(Math.floor((Date.now() - memo.startedAt) / 1000)), 250);
    return () => clearInterval(ticking);
  }, [memo]);
  return (
    <section class="recording whole" aria-label="Voice memo">
      <p class="row">
        <span class="dot" aria-hidden="true" />
        <span>Recording</span>
        <span role="timer">{minutes(seconds)}</span>
      </p>
      <p class="note">{name} hears this after the debrief. Five minutes at most.</p>
      <div class="cluster apart">
        <button ref={stop} type="button" class="button" onClick={() => memo.keep()}>
          <Icon icon={Square} size={16} />
          Stop and keep
        </button>
        <button type="button" class="link" onClick={() => memo.cancel()}>
          Cancel
        </button>
      </div>
    </section>
  );
}
