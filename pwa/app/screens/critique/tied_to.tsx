import { Bookmark } from "lucide";
import type { RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Icon } from "../../parts/icon";
import { useKeeping } from "../../parts/keeping";
import { minutes } from "../../parts/memo_player";
import { usePhone } from "../../parts/phone";
import { shortened } from "../../parts/words";
import { tie } from "../../record/ride_along";
import type { RideItem, Seen } from "../../store/queries";
import { goToWords } from "./letter";
import { playFrom, standsAt } from "./player";

interface Props {
  interactionId: string;
  itemId: string;
  seen: Seen | undefined;
  audio: RefObject<HTMLAudioElement | null>;
}

export const UNTIED = { at_second: null, passage: null, passage_at: null };

/** What an observation is tied to: a tap plays from that second or shows those words. One that is tied to nothing can be. */
export function TiedTo({ interactionId, itemId, seen, audio }: Props) {
  const phone = usePhone();
  const { alarm, keep } = useKeeping();
  const stands = useStand(audio);
  const keepTie = (tied: Parameters<typeof tie>[3]) => keep(() => tie(phone, interactionId, itemId, tied));
  const second = seen?.atSecond ?? null;
  if (second === null && !seen?.passage) {
    if (!seen || stands === null) return alarm;
    return (
      <div class="cluster">
        <button type="button" class="link" onClick={() => keepTie({ at_second: stands })}>
          Tie to {minutes(stands)}
        </button>
        {alarm}
      </div>
    );
  }
  return (
    <div class="cluster tied">
      {second !== null && (
        <button
          type="button"
          class="link"
          aria-label={`Play from ${minutes(second)}`}
          onClick={() => playFrom(audio.current, second)}
        >
          <Icon icon={Bookmark} size={14} />
          {minutes(second)}
        </button>
      )}
      {seen?.passage && (
        <button type="button" class="link words" onClick={() => goToWords(itemId)}>
          <Icon icon={Bookmark} size={14} />“{shortened(seen.passage, 80)}”
        </button>
      )}
      <button type="button" class="link quiet" onClick={() => keepTie(UNTIED)}>
        Untie
      </button>
      {alarm}
    </div>
  );
}

/** Where the recording stands while it is paused: whoever stopped to think can tie to that second. */
function useStand(audio: RefObject<HTMLAudioElement | null>): number | null {
  const [stands, setStands] = useState<number | null>(null);
  useEffect(() => {
    const heard = audio.current;
    if (!heard) return;
    const look = () => setStands(heard.paused ? standsAt(heard) : null);
    for (const event of ["play", "pause", "seeked"]) heard.addEventListener(event, look);
    return () => {
      for (const event of ["play", "pause", "seeked"]) heard.removeEventListener(event, look);
    };
  }, []);
  return stands;
}

interface MarkedProps {
  words: string;
  items: readonly RideItem[];
  onTie: (itemId: string) => Promise<unknown>;
  onForget: () => void;
}

/** Words are marked: a choice is tied to them, or they go to an item as they are. */
export function MarkedWords({ words, items, onTie, onForget }: MarkedProps) {
  const { alarm, keep } = useKeeping();
  return (
    <section class="marked-words" aria-label="Marked words">
      <div class="row">
        <p class="note grow">“{shortened(words, 60)}” is marked: press a choice, or tie it to an item.</p>
        <button type="button" class="link" onClick={onForget}>
          Forget it
        </button>
      </div>
      <select
        class="input"
        aria-label="Tie to"
        value=""
        onChange={({ currentTarget: { value } }) => value && keep(() => onTie(value))}
      >
        <option value="">Tie to…</option>
        {items.map(({ id, prompt }) => (
          <option key={id} value={id}>
            {prompt}
          </option>
        ))}
      </select>
      {alarm}
    </section>
  );
}
