import { useEffect, useState } from "preact/hooks";
import { connection } from "../store/session";
import { fileOf, type NotHad, recordingOf, textOf, whyNotHad } from "../sync/files_fetch";
import { syncState } from "../sync/state";
import { usePhone } from "./phone";

/** waiting: being read or fetched; away: it is on the server, and there is no signal. */
export type FileUrl = { readonly url: string } | "waiting" | "away";

/** An address of an attachment's bytes for as long as the part is shown. Nothing is fetched before it is `wanted`. */
export function useFileUrl(id: string, wanted = true): FileUrl {
  const phone = usePhone();
  const make = async () => {
    const url = URL.createObjectURL(await fileOf(phone, connection, id));
    return { url, end: () => URL.revokeObjectURL(url) };
  };
  const made = useFetched(make, [id], wanted);
  return typeof made === "object" || made === "waiting" ? made : "away";
}

/** A recording that waits to be critiqued, to play: from this phone, else while it comes. */
export function useRecording(critiqueId: string): { readonly url: string } | "waiting" | NotHad {
  const phone = usePhone();
  return useFetched(() => recordingOf(phone, connection, critiqueId), [critiqueId]);
}

/** Asks why a recording that stopped cannot be had; null when it can. */
export function useWhyNotHad(critiqueId: string): () => Promise<NotHad | null> {
  const phone = usePhone();
  const can = ({ end }: { end: () => void }) => {
    end();
    return null;
  };
  return () => recordingOf(phone, connection, critiqueId).then(can, whyNotHad);
}

/** The words of an e-mail or of notes. */
export function useText(critiqueId: string): { readonly text: string } | "waiting" | NotHad {
  const phone = usePhone();
  const read = async () => ({ text: await textOf(phone, connection, critiqueId), end: () => undefined });
  return useFetched(read, [critiqueId]);
}

/** What `make` gives, made again with each signal until it could be; ended when the part is not shown any more. */
function useFetched<T extends { end: () => void }>(
  make: () => Promise<T>,
  deps: readonly unknown[],
  wanted = true,
): T | "waiting" | NotHad {
  const [made, setMade] = useState<T | "waiting" | NotHad>("waiting");
  const [tries, setTries] = useState(0);
  const { sentAt } = syncState.value;
  useEffect(() => {
    if (typeof made === "string" && made !== "waiting") setTries(tries + 1); // an exchange went well: there is a signal again
  }, [sentAt]);
  useEffect(() => {
    if (!wanted) return;
    let here: T | null = null;
    let gone = false;
    make().then(
      (it) => {
        if (gone) return it.end();
        here = it;
        setMade(it);
      },
      (failure: unknown) => !gone && setMade(whyNotHad(failure)),
    );
    return () => {
      gone = true;
      here?.end();
    };
  }, [...deps, wanted, tries]);
  return made;
}
