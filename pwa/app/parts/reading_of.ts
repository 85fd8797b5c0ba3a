import { useEffect, useState } from "preact/hooks";
import { fetchReading } from "../record/reading_of";
import { syncState } from "../sync/state";
import { usePhone } from "./phone";

/**
 * Bring the reading of a day that lies back to the phone, where the store then has it. waiting: it is being fetched;
 * away: there is no signal, and it is asked for again with the next.
 */
export function useReadingOf(repId: string, asOf: string): "waiting" | "away" {
  const phone = usePhone();
  const [state, setState] = useState<"waiting" | "away">("waiting");
  const { sentAt } = syncState.value;
  useEffect(() => {
    let gone = false;
    fetchReading(phone, repId, asOf).catch(() => !gone && setState("away"));
    return () => {
      gone = true;
    };
  }, [repId, asOf, sentAt]);
  return state;
}
