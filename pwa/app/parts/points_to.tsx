import { lacksSentence } from "../coaching";
import { type Known, notesLack } from "../store/queries";
import { FeedingItems } from "./feeding_items";
import { useLive } from "./live";
import { usePhone } from "./phone";

interface Props {
  repId: string;
  known: Known;
  /** The level that the reading from the top points to. */
  level: "opportunities" | "conversations" | "calls";
  today: string;
}

/** Where the numbers point: what the last notes lack when opportunities are short, and the items that feed the level. */
export function PointsTo({ repId, known, level, today }: Props) {
  return (
    <div class="stack">
      {level === "opportunities" && <NotesLack repId={repId} />}
      <FeedingItems known={known} level={level} today={today} />
    </div>
  );
}

function NotesLack({ repId }: { repId: string }) {
  const { store, me } = usePhone();
  const live = useLive(() => notesLack(store, repId), [repId]);
  const says = live.state === "here" ? lacksSentence(live.value) : null;
  if (!says) return null;
  const address = me.id === repId ? "/conversations" : `/team/${repId}/conversations`;
  return (
    <p>
      {says} <a href={address}>Read the notes together</a>
    </p>
  );
}
