import type { Seen } from "../store/queries";
import { minutes } from "./memo_player";

/** Where in a recording it was heard, or in which words it was read; nothing for what is tied to neither. */
export function TiedWords({ seen: { atSecond, passage } }: { seen: Pick<Seen, "atSecond" | "passage"> }) {
  return (
    <>
      {atSecond !== null && <span class="note said">At {minutes(atSecond)}</span>}
      {passage && <span class="note said">“{passage}”</span>}
    </>
  );
}
