import { useEffect, useState } from "preact/hooks";
import { connection } from "../store/session";
import { fileOf } from "../sync/files_fetch";
import { syncState } from "../sync/state";
import { usePhone } from "./phone";

/** waiting: being read or fetched; away: it is on the server, and there is no signal. */
export type FileUrl = { readonly url: string } | "waiting" | "away";

/** An address of an attachment's bytes for as long as the part is shown. Nothing is fetched before it is `wanted`. */
export function useFileUrl(id: string, wanted = true): FileUrl {
  const phone = usePhone();
  const [url, setUrl] = useState<FileUrl>("waiting");
  const [tries, setTries] = useState(0);
  const { sentAt } = syncState.value;
  useEffect(() => {
    if (url === "away") setTries(tries + 1); // an exchange went well: there is a signal again
  }, [sentAt]);
  useEffect(() => {
    if (!wanted) return;
    let made: string | null = null;
    let gone = false;
    fileOf(phone, connection, id).then(
      (blob) => {
        if (gone) return;
        made = URL.createObjectURL(blob);
        setUrl({ url: made });
      },
      () => !gone && setUrl("away"),
    );
    return () => {
      gone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [id, wanted, tries]);
  return url;
}
