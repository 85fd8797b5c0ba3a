import { useState } from "preact/hooks";
import { usePhone } from "../../parts/phone";
import { counted, size } from "../../parts/words";
import { type TakenHow, takeAlong } from "../../record/critique";
import type { ToCritique } from "../../store/queries";

const FIVE = 5;

const SAYS: Record<TakenHow, string> = {
  here: "",
  away: "There is no signal: what came is kept. Take the rest when there is one.",
  signed_out: "You are signed out: sign in, and take them then.",
  full: "This phone is full. What came is kept; critique it, and there is room again.",
  gone: "One of them is not there any more. The others are on this phone.",
  trouble: "One of them could not be fetched whole. Try it again.",
};

/** "Take five with me": the next five, for where there is no signal. Says what is here, and how large it is. */
export function TakeFive({ picked }: { picked: readonly ToCritique[] }) {
  const phone = usePhone();
  const [done, setDone] = useState<number | null>(null);
  const [how, setHow] = useState<TakenHow>("here");
  const next = picked.slice(0, FIVE);
  const missing = next.filter(({ here }) => !here);
  const here = picked.filter((one) => one.here);
  async function take() {
    setHow("here");
    const went = await takeAlong(phone, missing, setDone).catch((): TakenHow => "trouble");
    setDone(null);
    setHow(went);
  }
  return (
    <section class="card">
      <h2 class="item">{next.length < FIVE ? "Take them with me" : "Take five with me"}</h2>
      <p class="note" role="status">
        {done !== null
          ? `Taking ${done + 1} of ${missing.length}…`
          : here.length > 0
            ? `${counted(here.length, "is", "are")} on this phone, ${size(bytesOf(here))}, and ${here.length === 1 ? "opens" : "open"} without a signal. What is critiqued goes by itself.`
            : "The next ones play and open without a signal then, on the road or in the air."}
      </p>
      {how !== "here" && (
        <p class="alarm" role="alert">
          {SAYS[how]}
        </p>
      )}
      {missing.length > 0 && (
        <button type="button" class="button" disabled={done !== null} onClick={take}>
          {here.length > 0
            ? `Take ${missing.length} more`
            : `Take ${next.length === FIVE ? "five" : next.length} with me`}{" "}
          · {size(bytesOf(missing))}
        </button>
      )}
    </section>
  );
}

function bytesOf(found: readonly ToCritique[]): number {
  return found.reduce((sum, one) => sum + one.size, 0);
}
