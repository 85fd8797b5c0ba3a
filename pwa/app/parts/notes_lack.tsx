import { lacksSentence } from "../coaching";
import { notesLack } from "../store/queries";
import { useLive } from "./live";
import { usePhone } from "./phone";

/** What the latest conversation notes lack, and the way to them: "4 of the last 6 conversations have no next step." */
export function NotesLack({ repId }: { repId: string }) {
  const { store, me } = usePhone();
  const live = useLive(() => notesLack(store, repId), [repId]);
  const says = live.state === "here" ? lacksSentence(live.value) : null;
  if (!says) return null;
  const own = me.id === repId;
  return (
    <p>
      {says}{" "}
      <a href={own ? "/conversations" : `/team/${repId}/conversations`}>
        {own ? "Read your notes" : "Read the notes together"}
      </a>
    </p>
  );
}
