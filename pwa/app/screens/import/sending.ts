import { useRef, useState } from "preact/hooks";
import { usePhone } from "../../parts/phone";
import { NotDone } from "../../record/numbers";
import { type Said, sendFile, type Taken, type Unmatched } from "../../record/to_critique";

/**
 * A file on its way. `share`: how much went out, 0 to 1; `taken`: what came of it; `failed`: why not, in a sentence;
 * `canWait`: that was the line's or the server's fault, and the same file may come in later.
 */
export interface OnItsWay {
  readonly id: number;
  readonly file: File;
  readonly state: "waits" | "goes" | "done" | "failed";
  readonly share: number;
  readonly taken: Taken | null;
  readonly failed: string | null;
  readonly canWait: boolean;
}

/** Files sent one after the other, and again when somebody says whose things in them are. */
export function useSending() {
  const phone = usePhone();
  const all = useRef<OnItsWay[]>([]);
  const running = useRef(false);
  const said = useRef<Said>({});
  const [shown, setShown] = useState<readonly OnItsWay[]>([]);
  function change(id: number, to: Partial<OnItsWay>) {
    all.current = all.current.map((one) => (one.id === id ? { ...one, ...to } : one));
    setShown(all.current);
  }
  async function run() {
    if (running.current) return;
    running.current = true;
    try {
      for (let next = waiting(all.current); next; next = waiting(all.current)) await send(next);
    } finally {
      running.current = false;
    }
  }
  async function send({ id, file, taken: before }: OnItsWay) {
    change(id, { state: "goes", share: 0, failed: null });
    try {
      const taken = await sendFile(phone, file, said.current, (share) => change(id, { share }));
      change(id, { state: "done", taken: before ? together(before, taken) : taken });
    } catch (failure) {
      if (!(failure instanceof NotDone)) throw failure;
      change(id, { state: "failed", failed: failure.message, canWait: failure.canWait });
    }
  }
  function add(files: readonly File[]) {
    const first = all.current.length;
    const added = files.map((file, nth) => ({
      ...{ id: first + nth, file, state: "waits" as const },
      ...{ share: 0, taken: null, failed: null, canWait: false },
    }));
    all.current = [...all.current, ...added];
    setShown(all.current);
    void run();
  }
  /** Send those again that hold something of which it was said whose it is, and those that may come in later. */
  function again(choices: Said) {
    said.current = { ...said.current, ...choices };
    for (const { id, state, taken, canWait } of all.current) {
      const isSaid = taken?.unmatched.some(({ who }) => who in choices) ?? false;
      if ((state === "failed" && canWait) || isSaid) change(id, { state: "waits" });
    }
    void run();
  }
  return { files: shown, add, again };
}

function waiting(files: readonly OnItsWay[]): OnItsWay | undefined {
  return files.find(({ state }) => state === "waits");
}

/** What came of a file that was sent twice: what is new either time; the rest as it is now. */
function together(before: Taken, now: Taken): Taken {
  return { ...now, new: [...before.new, ...now.new], there: before.there };
}

/** What is nobody's in all of these files, each name once. */
export function unmatchedIn(files: readonly OnItsWay[]): Unmatched[] {
  const found = new Map<string, Unmatched>();
  for (const one of files.flatMap(({ taken }) => taken?.unmatched ?? [])) {
    const { count, titles } = found.get(one.who) ?? { count: 0, titles: [] };
    found.set(one.who, { ...one, count: one.count + count, titles: [...titles, ...one.titles].slice(0, 3) });
  }
  return [...found.values()];
}
