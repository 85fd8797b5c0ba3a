import { lacksSentence } from "../../coaching";
import { useLive } from "../../parts/live";
import { usePhone } from "../../parts/phone";
import { notesLack } from "../../store/queries";

/** What the latest conversation notes lack, and the way to them: "4 of the last 6 conversations have no next step." */
export function NotesLack({ repId, own }: { repId: string; own: boolean }) {
  const phone = usePhone();
  const live = useLive(() => notesLack(phone.store, repId), [repId]);
  const lack = live.state === "here" ? lacksSentence(live.value) : null;
  if (!lack) return null;
  return (
    <p>
      {lack} <a href={own ? "/conversations" : `/team/${repId}/conversations`}>Read the notes</a>
    </p>
  );
}
