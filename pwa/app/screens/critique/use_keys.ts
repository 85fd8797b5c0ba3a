import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Rating } from "../../coaching";
import { RATINGS } from "../../parts/ratings";
import { skip, toggle } from "./player";

const SKIP_SECONDS = 15;
const REMEMBERED = "critique-keys";

/** Whether the keys work here, and what turns them on and off: whoever speaks to their computer turns them off. */
export interface Keys {
  readonly on: boolean;
  turn(): void;
}

/** Space plays, the arrows go 15 seconds, 1 to 4 rate the one thing; never while somebody types or chooses. */
export function useKeys(audio: RefObject<HTMLAudioElement | null>, onRate: (rating: Rating) => void): Keys {
  const [on, setOn] = useState(localStorage.getItem(REMEMBERED) !== "off");
  const rate = useRef(onRate);
  rate.current = onRate;
  useEffect(() => {
    if (!on) return;
    function press(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || isBusy(event)) return;
      if (event.repeat && !event.key.startsWith("Arrow")) return;
      const rating = RATINGS[Number(event.key) - 1];
      if (rating) rate.current(rating);
      else if (!audio.current) return;
      else if (event.key === " ") toggle(audio.current);
      else if (event.key === "ArrowLeft") skip(audio.current, -SKIP_SECONDS);
      else if (event.key === "ArrowRight") skip(audio.current, SKIP_SECONDS);
      else return;
      event.preventDefault();
    }
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [on]);
  function turn() {
    localStorage.setItem(REMEMBERED, on ? "off" : "on");
    setOn(!on);
  }
  return { on, turn };
}

/** What has the focus wants this key itself. */
function isBusy({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest("dialog, textarea, select, input:not([type='range'])")) return true;
  if (key === " ") return target.closest("button, a, summary") !== null;
  return key.startsWith("Arrow") && target.closest("[role='radiogroup'], input") !== null;
}
