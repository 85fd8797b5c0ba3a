import { Pause, Play } from "lucide";
import type { RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useRecording, useWhyNotHad } from "../../parts/file_url";
import { Icon } from "../../parts/icon";
import { findEnd, minutes } from "../../parts/memo_player";
import type { ToCritique } from "../../store/queries";
import type { NotHad } from "../../sync/files_fetch";
import { NotHere } from "./not_here";
import { OnPhone } from "./on_phone";
import type { Keys } from "./use_keys";

const SKIP_SECONDS = 15;
const SPEEDS = [1, 1.25, 1.5, 1.75, 2];

interface Props {
  critique: ToCritique;
  /** The rest of the screen jumps in it, and asks where it is. */
  audio: RefObject<HTMLAudioElement | null>;
  keys: Keys;
}

/** The recording: play, back and on by 15 seconds, as fast as one likes to listen. */
export function Player({ critique: { id, here }, audio, keys }: Props) {
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState(1);
  const [at, setAt] = useState(0);
  const [end, setEnd] = useState(0);
  const [stopped, setStopped] = useState<"broken" | NotHad | null>(null);
  const [waits, setWaits] = useState(false);
  const found = useRecording(id);
  const whyNot = useWhyNotHad(id);
  const src = typeof found === "object" ? found.url : undefined;
  useEffect(() => {
    if (src && audio.current)
      void findEnd(audio.current, (seconds) => Number.isFinite(seconds) && setEnd(seconds));
  }, [src]);
  const next = SPEEDS[(SPEEDS.indexOf(speed) + 1) % SPEEDS.length] as number;

  /** What is played while it comes stops with the signal too; only what can be had and is not played is broken. */
  async function stop() {
    if (src) setStopped((await whyNot()) ?? "broken");
  }

  function playOn() {
    const heard = audio.current;
    setStopped(null);
    heard?.addEventListener("loadedmetadata", () => playFrom(heard, at), { once: true });
    heard?.load();
  }

  function faster() {
    setSpeed(next);
    if (audio.current) audio.current.playbackRate = next;
  }

  return (
    <section class="card player" aria-label="Recording">
      {/* biome-ignore lint/a11y/useMediaCaption: nobody writes down what was said in a call */}
      <audio
        ref={audio}
        src={src}
        preload="metadata"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onWaiting={() => setWaits(true)}
        onPlaying={() => setWaits(false)}
        onTimeUpdate={(event) => setAt(event.currentTarget.currentTime)}
        onLoadedMetadata={(event) => {
          event.currentTarget.playbackRate = speed;
        }}
        onError={stop}
      />
      <input
        type="range"
        class="position"
        aria-label="Position in the recording"
        aria-valuetext={`${minutes(at)} of ${minutes(end)}`}
        min={0}
        max={end || 1}
        step={1}
        value={Math.min(at, end || 1)}
        disabled={!src || end === 0}
        onInput={({ currentTarget }) => jump(audio.current, currentTarget.valueAsNumber)}
      />
      <div class="player-keys">
        <span class="note">{minutes(Math.min(at, end || at))}</span>
        <button
          type="button"
          class="round bare"
          aria-label="15 seconds back"
          disabled={!src}
          onClick={() => skip(audio.current, -SKIP_SECONDS)}
        >
          −15
        </button>
        <button
          type="button"
          class="round main"
          aria-label={playing ? "Pause" : "Play"}
          disabled={!src}
          onClick={() => toggle(audio.current)}
        >
          <Icon icon={playing ? Pause : Play} />
        </button>
        <button
          type="button"
          class="round bare"
          aria-label="15 seconds on"
          disabled={!src}
          onClick={() => skip(audio.current, SKIP_SECONDS)}
        >
          +15
        </button>
        <button type="button" class="link" aria-label={`Speed: ${speed} times`} onClick={faster}>
          {speed}×
        </button>
      </div>
      {here && <OnPhone />}
      {waits && playing && !stopped && (
        <p class="note" role="status">
          Waiting for the rest of it. It plays on by itself.
        </p>
      )}
      <State found={found} stopped={stopped} onAgain={playOn} />
      <p class="note desk-only">
        {keys.on
          ? "Space plays, the arrows go 15 seconds, 1 to 4 rate the first card. "
          : "The keys are off here. "}
        <button type="button" class="link" onClick={keys.turn}>
          {keys.on ? "Turn the keys off" : "Turn them on"}
        </button>
      </p>
    </section>
  );
}

interface StateProps {
  found: ReturnType<typeof useRecording>;
  /** It was played, and stopped. */
  stopped: "broken" | NotHad | null;
  onAgain: () => void;
}

function State({ found, stopped, onAgain }: StateProps) {
  if (stopped === "broken")
    return (
      <p class="alarm" role="alert">
        This recording cannot be played here. Put it aside, and say so.
      </p>
    );
  if (stopped)
    return (
      <>
        <NotHere why={stopped} does="plays" />
        <button type="button" class="button" onClick={onAgain}>
          Play on
        </button>
      </>
    );
  return typeof found === "string" && found !== "waiting" ? <NotHere why={found} does="plays" /> : null;
}

/** The second that plays now; null when nothing does. */
export function secondOf(audio: HTMLAudioElement | null): number | null {
  return audio && !audio.paused && !audio.ended ? Math.floor(audio.currentTime) : null;
}

/** Where it stands, playing or not; null before it was begun. */
export function standsAt(audio: HTMLAudioElement | null): number | null {
  return audio && audio.currentTime > 0 ? Math.floor(audio.currentTime) : null;
}

/** Play from there. */
export function playFrom(audio: HTMLAudioElement | null, second: number): void {
  jump(audio, second);
  audio?.play().catch(() => undefined);
}

/** A browser that wants another tap before it plays gets it: the button stays. */
export function toggle(audio: HTMLAudioElement | null): void {
  if (audio?.paused) audio.play().catch(() => undefined);
  else audio?.pause();
}

export function skip(audio: HTMLAudioElement | null, seconds: number): void {
  if (audio) jump(audio, audio.currentTime + seconds);
}

function jump(audio: HTMLAudioElement | null, second: number): void {
  if (audio) audio.currentTime = Math.max(0, second);
}
