import { useEffect, useState } from "preact/hooks";
import { useAsking } from "./use_asking";
import { whenSeen } from "./when_seen";

/**
 * What the server answers, asked for when the screen opens. `change` does something there and asks again; `failed` says
 * in a sentence why the last one came to nothing, what was answered before stays. `every`: in how many milliseconds it
 * is asked again by itself, null: not at all.
 */
export function useAnswer<T>(ask: () => Promise<T>, every: (answer: T) => number | null = () => null) {
  const [answer, setAnswer] = useState<T | null>(null);
  const { busy, failed, run } = useAsking();
  const load = async () => setAnswer(await ask());
  useEffect(() => void run(load), []);
  const [asked, setAsked] = useState(0);
  const wait = answer === null ? null : every(answer);
  useEffect(() => {
    // one that came to nothing is followed by the next all the same: the line may be back
    if (wait !== null) return whenSeen(() => void run(load).then(() => setAsked((count) => count + 1)), wait);
  }, [answer, wait, asked]);
  return {
    answer,
    busy,
    failed,
    again: () => run(load),
    change: (work: () => Promise<unknown>) =>
      run(async () => {
        await work();
        await load();
      }),
  };
}
