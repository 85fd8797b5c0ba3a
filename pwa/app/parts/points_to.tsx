import type { Known } from "../store/queries";
import { FeedingItems } from "./feeding_items";
import { NotesLack } from "./notes_lack";

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
