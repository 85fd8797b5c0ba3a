import { Pause, Play } from "lucide";
import { useEffect, useRef, useState } from "preact/hooks";
import { useFileUrl } from "./file_url";
import { Icon } from "./icon";

const BEYOND_THE_END = 1e9;

/** A voice memo to listen to: play and pause, how far it is, and a bar to go back by. Fetched when it is played. */
export function MemoPlayer({ id, label }: { id: string; label: string }) {
  const audio = useRef<HTMLAudioElement>(null);
  const [asked, setAsked] = useState(false);
  const [playing, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  const [end, setEnd] = useState(0);
  const url = useFileUrl(id, asked);
  const src = typeof url === "object" ? url.url : undefined;
  useEffect(() => {
    if (src) findEnd(audio.current as HTMLAudioElement, setEnd).then(play);
  }, [src]);

  function toggle() {
    setAsked(true);
    if (!src) return;
    if (playing) audio.current?.pause();
    else if (audio.current) play(audio.current);
  }

  return (
    <div class="memo">
      {/* biome-ignore lint/a11y/useMediaCaption: nobody writes down what was said in the car */}
      <audio
        ref={audio}
        src={src}
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onTimeUpdate={(event) => setAt(Math.min(event.currentTarget.currentTime, BEYOND_THE_END / 2))}
      />
      <button
        type="button"
        class="round"
        aria-label={playing ? `Pause: ${label}` : `Play: ${label}`}
        onClick={toggle}
      >
        <Icon icon={playing ? Pause : Play} />
      </button>
      {url === "away" ? (
        <p class="note">It plays when there is signal.</p>
      ) : (
        <>
          <input
            type="range"
            class="position"
            aria-label={`Position: ${label}`}
            min={0}
            max={end || 1}
            step={0.1}
            value={at}
            disabled={!src}
            onInput={(event) => {
              if (audio.current) audio.current.currentTime = event.currentTarget.valueAsNumber;
            }}
          />
          <span class="note">{minutes(at)}</span>
        </>
      )}
    </div>
  );
}

/** A browser that wants another tap before it plays gets it: the button stays. */
function play(audio: HTMLAudioElement): void {
  audio.play().catch(() => undefined);
}

/** What a recorder wrote does not say how long it is; a browser finds out when it is asked for what lies beyond. */
export async function findEnd(
  audio: HTMLAudioElement,
  tell: (seconds: number) => void,
): Promise<HTMLAudioElement> {
  if (audio.readyState < HTMLMediaElement.HAVE_METADATA) await once(audio, "loadedmetadata");
  if (!Number.isFinite(audio.duration)) {
    audio.currentTime = BEYOND_THE_END;
    await once(audio, "seeked");
    audio.currentTime = 0;
  }
  tell(audio.duration);
  return audio;
}

function once(audio: HTMLAudioElement, event: string): Promise<unknown> {
  return new Promise((resolve) => audio.addEventListener(event, resolve, { once: true }));
}

/** "0:07", "4:30". */
export function minutes(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
}
